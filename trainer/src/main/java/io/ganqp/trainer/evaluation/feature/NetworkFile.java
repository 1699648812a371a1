package io.ganqp.trainer.evaluation.feature;

import io.ganqp.contract.store.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** An ONNX file, in memory or on disk. */
public sealed interface NetworkFile {

  /** One in memory; not copied. */
  record InMemory(byte[] onnx) implements NetworkFile {
    @Override
    public InputStream open() {
      return new ByteArrayInputStream(onnx);
    }
  }

  /** One on disk, which ONNX Runtime reads by itself: it takes no Java heap. */
  record OnDisk(Path path) implements NetworkFile {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(path);
    }
  }

  /** A new stream of its bytes. */
  InputStream open() throws IOException;

  /** SHA-256 of its bytes. */
  default String digest() throws IOException {
    try (InputStream in = open()) {
      return Sha256.of(in);
    }
  }
}
