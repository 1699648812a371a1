package io.ganqp.trainer.dataset.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The record at the end of a zip, by which one is known that begins with a program. */
final class ZipTail {
  private static final int SIGNATURE = 0x06054b50;
  private static final int RECORD_BYTES = 22;
  private static final int COMMENT_LENGTH_OFFSET = 20;
  private static final int LONGEST_COMMENT = 0xffff;

  private ZipTail() {}

  static boolean isIn(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      ByteBuffer tail =
          ByteBuffer.allocate((int) Math.min(size, RECORD_BYTES + LONGEST_COMMENT))
              .order(ByteOrder.LITTLE_ENDIAN);
      while (tail.hasRemaining()
          && channel.read(tail, size - tail.capacity() + tail.position()) >= 0) {
        // until all of it is read
      }
      for (int at = tail.position() - RECORD_BYTES; at >= 0; at--) {
        int comment = tail.getShort(at + COMMENT_LENGTH_OFFSET) & 0xffff;
        if (tail.getInt(at) == SIGNATURE && at + RECORD_BYTES + comment == tail.position()) {
          return true;
        }
      }
      return false;
    }
  }
}
