/**
 * Features of images: the network that makes them, how an image is resized for it, and what is
 * known of a set of images by its features. Nothing here compares two sets.
 */
package io.ganqp.trainer.evaluation.feature;
