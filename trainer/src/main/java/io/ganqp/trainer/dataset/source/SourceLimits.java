package io.ganqp.trainer.dataset.source;

import java.util.Locale;

/**
 * What one source may hold.
 *
 * @param entries the most files
 * @param bytes the most bytes that an archive may unpack to
 */
public record SourceLimits(long entries, long bytes) {
  /** Ten million files, 4 TiB. */
  public static final SourceLimits DEFAULT = new SourceLimits(10_000_000L, 4L << 40);

  void checkEntries(long found, String source) {
    if (found > entries) {
      throw new DatasetException(
          String.format(
              Locale.ROOT,
              "the %s holds more than %,d files: split it or name a part of it",
              source,
              entries));
    }
  }

  void checkBytes(long found, String source) {
    if (found > bytes) {
      throw new DatasetException(
          String.format(
              Locale.ROOT,
              "the %s unpacks to more than %,d bytes: it may be a decompression bomb; unpack it"
                  + " yourself and name the folder",
              source,
              bytes));
    }
  }
}
