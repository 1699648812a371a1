package io.ganqp.trainer.dataset.image.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Columns and rows, as the parts of a WebP file store them (RFC 6386, 9.1; RFC 9649, 2.7 and 3.4).
 */
final class WebpSize {
  private static final int FOURTEEN_BITS = 0x3fff;
  private static final int LOSSLESS_SIGNATURE = 0x2f;

  private WebpSize() {}

  /** Of the image that lies among the chunks, lossy or lossless. */
  static Size ofImage(RiffChunks chunks) throws IOException {
    Optional<ByteBuffer> lossy = chunks.find("VP8 ");
    if (lossy.isPresent()) {
      ByteBuffer data = lossy.get();
      return new Size(data.getShort(6) & FOURTEEN_BITS, data.getShort(8) & FOURTEEN_BITS);
    }
    ByteBuffer data = chunks.find("VP8L").orElseThrow(() -> new IOException("it holds no image"));
    if (data.get(0) != LOSSLESS_SIGNATURE) {
      throw new IOException("its lossless image begins with " + (data.get(0) & 0xff));
    }
    int sizes = data.getInt(1);
    return new Size((sizes & FOURTEEN_BITS) + 1, (sizes >>> 14 & FOURTEEN_BITS) + 1);
  }

  /** Of a canvas or frame: two numbers of three bytes, each one less than it means. */
  static Size of(ByteBuffer data, int at) {
    return new Size(threeBytes(data, at) + 1, threeBytes(data, at + 3) + 1);
  }

  static int threeBytes(ByteBuffer data, int at) {
    return Short.toUnsignedInt(data.getShort(at)) | (data.get(at + 2) & 0xff) << 16;
  }
}
