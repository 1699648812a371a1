package io.ganqp.trainer.monitor.progress;

import java.util.zip.CRC32;

/** A sample grid, the iteration that drew it, and its HTTP entity tag. */
public final class LatestSamples {
  private final long iteration;
  private final byte[] png;

  /** Takes the image as it is; nobody may change it afterwards. */
  LatestSamples(long iteration, byte[] png) {
    this.iteration = iteration;
    this.png = png;
  }

  /** The last iteration finished when it was drawn. */
  public long iteration() {
    return iteration;
  }

  /** The image itself, not a copy. */
  public byte[] png() {
    return png;
  }

  /** Differs where the image does, also after a rollback to the same iteration. */
  public String entityTag() {
    CRC32 checksum = new CRC32();
    checksum.update(png);
    return "\"%d-%08x\"".formatted(iteration, checksum.getValue());
  }
}
