package io.ganqp.trainer.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Vectors of float32, little endian, one after the other in a file without a header. */
final class FloatFile {

  private static final int CHUNK = 1 << 18;

  private FloatFile() {}

  /** Writes {@code vectors} to a new file. */
  static void write(Path file, float[]... vectors) throws IOException {
    ByteBuffer chunk = chunk();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (float[] vector : vectors) {
        for (int i = 0; i < vector.length; i += CHUNK) {
          int length = Math.min(CHUNK, vector.length - i);
          chunk.asFloatBuffer().put(vector, i, length);
          chunk.position(0).limit(length * Float.BYTES);
          while (chunk.hasRemaining()) {
            channel.write(chunk);
          }
          chunk.clear();
        }
      }
    }
  }

  /**
   * Fills {@code vectors} from a file that {@link #write} made of as many, of the same lengths.
   *
   * @throws IOException also if the file has another length
   */
  static void read(Path file, float[]... vectors) throws IOException {
    ByteBuffer chunk = chunk();
    long expected = 0;
    for (float[] vector : vectors) {
      expected += (long) vector.length * Float.BYTES;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() != expected) {
        throw new IOException(
            file.getFileName() + " has " + channel.size() + " bytes instead of " + expected);
      }
      for (float[] vector : vectors) {
        for (int i = 0; i < vector.length; i += CHUNK) {
          int length = Math.min(CHUNK, vector.length - i);
          chunk.position(0).limit(length * Float.BYTES);
          while (chunk.hasRemaining()) {
            if (channel.read(chunk) < 0) {
              throw new IOException(file.getFileName() + " shrank while it was read");
            }
          }
          chunk.position(0);
          chunk.asFloatBuffer().get(vector, i, length);
          chunk.clear();
        }
      }
    }
  }

  private static ByteBuffer chunk() {
    return ByteBuffer.allocateDirect(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }
}
