package io.ganqp.trainer.dataset.image;

/**
 * An image as it came out of its file.
 *
 * @param format what the file was, such as {@code JPEG}
 */
public record DecodedImage(String format, RgbImage pixels) {}
