package io.ganqp.contract.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads an ONNX file as a whole, once its kind and its size are known to allow it. */
final class ModelBytes {

  /** An ONNX file is one protobuf message, which can't be larger than this. */
  private static final int LARGEST = Integer.MAX_VALUE - 64;

  private ModelBytes() {}

  /**
   * Reads a file that nobody is writing to.
   *
   * @throws StoreException if it is no regular file, too large, or can't be read; {@link
   *     DamagedContentException} if it is empty or changes meanwhile
   */
  static byte[] of(Path file) {
    try {
      RegularFile.require(file);
      int size = allowed(file, Files.size(file));
      try (InputStream in = Files.newInputStream(file)) {
        byte[] onnx = new byte[size];
        if (in.readNBytes(onnx, 0, size) < size || in.read() >= 0) {
          throw new DamagedContentException(
              file + " changed while it was read: wait until its copy is complete");
        }
        return onnx;
      }
    } catch (IOException e) {
      throw StoreException.of("cannot read", file, e);
    }
  }

  private static int allowed(Path file, long size) {
    if (size == 0) {
      throw new DamagedContentException(file + " is empty; copy or export it again");
    }
    if (size > LARGEST) {
      throw new StoreException(file + " has " + size + " bytes: no generator is above 2 GiB");
    }
    long heap = Runtime.getRuntime().maxMemory();
    if (size > heap) {
      throw new StoreException(
          "%s has %d MiB, and the heap of this process is %d MiB: give it more memory"
              .formatted(file, size >> 20, heap >> 20));
    }
    return (int) size;
  }
}
