/**
 * From the bytes of one image file to the pixels of one training image: formats, bounds, crop and
 * downscaling. Files, archives and everything about more than one image stay outside.
 */
package io.ganqp.trainer.dataset.image;
