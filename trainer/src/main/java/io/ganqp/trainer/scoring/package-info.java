/**
 * Measures a finished generator, or any images, by every metric against a data set, with the code
 * that a training measures with, and tells it to people and programs. It chooses no model, and
 * knows nothing of where models and images come from.
 */
package io.ganqp.trainer.scoring;
