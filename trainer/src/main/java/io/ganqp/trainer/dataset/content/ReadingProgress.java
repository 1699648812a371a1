package io.ganqp.trainer.dataset.content;

/** Hears how much of the files of a data set is read to compute their digests. */
@FunctionalInterface
public interface ReadingProgress {
  /** Nobody listens. */
  ReadingProgress SILENT = (bytes, total) -> {};

  /**
   * Called several times a second, by the thread that asked for the digests; what it throws ends
   * the reading.
   *
   * @param bytes read so far
   * @param total bytes of all files that have to be read
   */
  void read(long bytes, long total);
}
