package io.ganqp.trainer.dataset.image.codec;

import java.nio.ByteBuffer;

/** Copies of buffers. */
final class Bytes {
  private Bytes() {}

  /** What lies between position and limit; the position stays. */
  static byte[] of(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
