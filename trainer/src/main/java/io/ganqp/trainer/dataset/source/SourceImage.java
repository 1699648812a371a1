package io.ganqp.trainer.dataset.source;

import io.ganqp.trainer.dataset.image.RgbImage;

/**
 * A decoded entry.
 *
 * @param format what the file was, such as {@code JPEG}
 * @param identity depends on what the entry contains, not on its name, size or place: equal files
 *     have equal identities
 */
public record SourceImage(String format, long identity, RgbImage pixels) {}
