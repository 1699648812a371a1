package io.ganqp.trainer.monitor;

import java.util.zip.CRC32;

/** A sample grid, the iteration that drew it, and its HTTP entity tag. */
final class LatestSamples {
  private final long iteration;
  private final byte[] png;

  /** Takes the image as it is; nobody may change it afterwards. */
  LatestSamples(long iteration, byte[] png) {
    this.iteration = iteration;
    this.png = png;
  }

  long iteration() {
    return iteration;
  }

  byte[] png() {
    return png;
  }

  /** Differs where the image does, also after a rollback to the same iteration. */
  String entityTag() {
    CRC32 checksum = new CRC32();
    checksum.update(png);
    return "\"%d-%08x\"".formatted(iteration, checksum.getValue());
  }
}
