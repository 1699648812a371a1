package io.ganqp.trainer.dataset;

import java.nio.ByteBuffer;

/**
 * An image ready for packing.
 *
 * @param format what the file was, such as {@code JPEG}
 * @param identity depends on the entry's content only
 * @param width columns before crop and scaling
 * @param height rows before crop and scaling
 * @param enlarged whether it had to be scaled up
 * @param samples [3 · resolution · resolution], 8-bit sRGB, channel by channel
 */
record PreparedImage(
    String name,
    String format,
    long identity,
    int width,
    int height,
    boolean enlarged,
    ByteBuffer samples)
    implements ImageOutcome {}
