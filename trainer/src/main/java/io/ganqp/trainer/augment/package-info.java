/**
 * Differentiable augmentation of what the critic sees (DiffAugment, arXiv 2006.10738): which kinds
 * a run has, their random numbers, the images, and the gradient back through them. Pure functions
 * of images and seeds; no network and no state of a training may enter.
 */
package io.ganqp.trainer.augment;
