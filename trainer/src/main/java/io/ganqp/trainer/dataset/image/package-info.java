/**
 * From the bytes of one image file to the pixels of one training image: limits, colour,
 * orientation, crop and downscaling. Formats are in {@code codec} and ICC profiles in {@code
 * color}, which know nothing of each other and of this package. Files, archives and everything
 * about more than one image stay outside.
 */
package io.ganqp.trainer.dataset.image;
