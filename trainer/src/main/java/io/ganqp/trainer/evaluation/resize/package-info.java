/**
 * Resizing as Pillow does it, to the last bit, because features of images depend on how they were
 * resized. Planes of numbers in, planes of numbers out; no images, files or networks.
 */
package io.ganqp.trainer.evaluation.resize;
