package io.ganqp.trainer.monitor.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The framing of TensorFlow's record files: the length of a record, its checksum, the record, its
 * checksum; little-endian, and checksums masked (tensorflow/core/lib/io/record_writer.h).
 */
final class RecordFraming {

  private static final int MASK_DELTA = 0xa282ead8;
  private static final int FRAME = Long.BYTES + 2 * Integer.BYTES;

  private RecordFraming() {}

  /** A record with its frame. */
  static ByteBuffer framed(byte[] record) {
    ByteBuffer frame =
        ByteBuffer.allocate(FRAME + record.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(record.length);
    frame.putInt(maskedChecksum(frame.array(), Long.BYTES));
    frame.put(record);
    return frame.putInt(maskedChecksum(record, record.length)).flip();
  }

  private static int maskedChecksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return Integer.rotateRight((int) checksum.getValue(), 15) + MASK_DELTA;
  }
}
