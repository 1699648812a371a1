package io.ganqp.trainer.evaluation.feature;

import io.ganqp.trainer.evaluation.ImageSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Goes once through a set of images: one thread reads, several compute, and only as many batches
 * are in memory as there are threads and one more.
 */
final class Extraction implements AutoCloseable {

  private final BatchRunner runner;
  private final ImagePreparation preparation;
  private final int dimension;
  private final int threads;
  private final ExecutorService pool;
  private final Deque<Running> running = new ArrayDeque<>();

  private record Running(Future<?> work, int doneAfter) {}

  Extraction(BatchRunner runner, ImagePreparation preparation, int dimension, int threads) {
    this.runner = runner;
    this.preparation = preparation;
    this.dimension = dimension;
    this.threads = threads;
    this.pool =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "features");
              thread.setDaemon(true);
              return thread;
            });
  }

  Features of(ImageSet images, IntConsumer progress) {
    float[] values = new float[Math.multiplyExact(images.size(), dimension)];
    float[] image = new float[3 * images.resolution() * images.resolution()];
    for (int first = 0; first < images.size(); first += runner.batch()) {
      byte[][] levels = new byte[Math.min(runner.batch(), images.size() - first)][];
      for (int i = 0; i < levels.length; i++) {
        images.copy(first + i, image);
        levels[i] = ImagePreparation.levels(image, first + i);
      }
      if (running.size() > threads) {
        await(progress);
      }
      int at = first * dimension;
      Runnable work =
          () -> {
            float[] features = runner.run(preparation, levels).values();
            System.arraycopy(features, 0, values, at, levels.length * dimension);
          };
      running.add(new Running(pool.submit(work), first + levels.length));
    }
    while (!running.isEmpty()) {
      await(progress);
    }
    return new Features(dimension, values);
  }

  private void await(IntConsumer progress) {
    Running oldest = running.remove();
    try {
      oldest.work().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("features could not be computed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while features were computed", e);
    }
    progress.accept(oldest.doneAfter());
  }

  /** Waits until nothing computes any more: the network may be closed next. */
  @Override
  public void close() {
    pool.shutdownNow();
    boolean interrupted = false;
    while (!pool.isTerminated()) {
      try {
        pool.awaitTermination(1, TimeUnit.HOURS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
