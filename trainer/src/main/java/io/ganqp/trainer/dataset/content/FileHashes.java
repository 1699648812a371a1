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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/** Reads files and computes their SHA-256, on all cores. */
final class FileHashes {
  private static final int BUFFER_BYTES = 1 << 18;
  private static final int PROGRESS_MILLIS = 100;

  private final List<StampedFile> files;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();

  FileHashes(List<StampedFile> files) {
    this.files = files;
  }

  /**
   * @param progress hears the bytes read so far, in the calling thread; what it throws ends this
   */
  void fill(LongConsumer progress) {
    int threads = Math.min(files.size(), Runtime.getRuntime().availableProcessors());
    if (threads == 0) {
      return;
    }
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<? extends Future<?>> shares =
          IntStream.range(0, threads).mapToObj(thread -> workers.submit(this::share)).toList();
      for (Future<?> share : shares) {
        await(share, progress);
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

  private void await(Future<?> share, LongConsumer progress)
      throws InterruptedException, ExecutionException {
    while (true) {
      try {
        share.get(PROGRESS_MILLIS, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        progress.accept(bytes.get());
      }
    }
  }

  /** Ends early where its thread is interrupted, which closes what it reads. */
  private void share() {
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
      StampedFile file = files.get(i);
      try {
        file.found(sha256(file.file, buffer));
      } catch (IOException e) {
        file.unreadable();
      }
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
    }
  }

  private byte[] sha256(Path file, byte[] buffer) throws IOException {
    MessageDigest digest = Digest.sha256();
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        bytes.addAndGet(read);
      }
    }
    return digest.digest();
  }
}
