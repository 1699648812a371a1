/**
 * How good generated images are: which metrics there are, and how one pass over the images measures
 * all that are asked for. The arithmetic of features is in {@code metric}, the networks that make
 * them in {@code feature}; what is computed from the images themselves is here. No training, no
 * drawing of latents, no files.
 */
package io.ganqp.trainer.evaluation;
