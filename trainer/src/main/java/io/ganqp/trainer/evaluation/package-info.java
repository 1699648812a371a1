/**
 * How good generated images are: distances between a set of real and a set of generated images. No
 * training, no drawing of latents, no files.
 */
package io.ganqp.trainer.evaluation;
