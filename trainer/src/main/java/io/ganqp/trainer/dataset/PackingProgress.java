package io.ganqp.trainer.dataset;

import java.util.OptionalLong;

/** Hears how far packing a dataset is. */
@FunctionalInterface
public interface PackingProgress {
  /** Nobody listens. */
  PackingProgress SILENT = (done, total) -> {};

  /**
   * Called after each entry, by the thread that opened the dataset.
   *
   * @param done entries finished, rejected ones included
   * @param total all entries, where the source knows
   */
  void packed(long done, OptionalLong total);

  /**
   * Called now and then while files are read to see whether they are packed, by the same thread.
   *
   * @param bytes read so far
   * @param total bytes of all files that have to be read
   */
  default void read(long bytes, long total) {}
}
