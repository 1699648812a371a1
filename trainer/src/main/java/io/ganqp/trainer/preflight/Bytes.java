package io.ganqp.trainer.preflight;

import java.util.Locale;

/** Amounts of bytes in words. */
final class Bytes {

  private static final int MIB = 1 << 20;

  private Bytes() {}

  /** In MiB, rounded up. */
  static String words(long bytes) {
    return String.format(Locale.ROOT, "%,d MiB", (bytes + MIB - 1) / MIB);
  }
}
