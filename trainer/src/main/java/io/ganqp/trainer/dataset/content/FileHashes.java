package io.ganqp.trainer.dataset.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Reads files and computes their SHA-256, on all cores. */
final class FileHashes {
  private static final int BUFFER_BYTES = 1 << 18;

  private FileHashes() {}

  static void fill(List<StampedFile> files) {
    int threads = Math.min(files.size(), Runtime.getRuntime().availableProcessors());
    if (threads == 0) {
      return;
    }
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      AtomicInteger next = new AtomicInteger();
      List<? extends Future<?>> shares =
          IntStream.range(0, threads)
              .mapToObj(thread -> workers.submit(() -> fill(files, next)))
              .toList();
      for (Future<?> share : shares) {
        share.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading files", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("reading files failed", e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  private static void fill(List<StampedFile> files, AtomicInteger next) {
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
      StampedFile file = files.get(i);
      try {
        file.found(sha256(file.file, buffer));
      } catch (IOException e) {
        file.unreadable();
      }
    }
  }

  private static byte[] sha256(Path file, byte[] buffer) throws IOException {
    MessageDigest digest = Digest.sha256();
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return digest.digest();
  }
}
