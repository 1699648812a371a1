/**
 * One decoder a format: from the bytes of a file to its samples as they are stored, with the colour
 * profile and the orientation that the file names. Colour conversion, limits and everything that
 * follows stay outside. The work is done by libjpeg and the JDK's readers of PNG and BMP, by
 * libwebp, and by code of ours for GIF and PNM; what is read of a container is checked here first,
 * so that no decoder sees metadata, and none fills in what isn't there.
 */
package io.ganqp.trainer.dataset.image.codec;
