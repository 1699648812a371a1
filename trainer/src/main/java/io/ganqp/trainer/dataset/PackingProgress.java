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
}
