/**
 * Features of images: the network that makes them, by what descriptor images are prepared for it,
 * and a built-in one. Nothing here compares two sets, or knows where a network's file comes from.
 */
package io.ganqp.trainer.evaluation.feature;
