package io.ganqp.trainer.dataset.image;

/**
 * What one image may cost. Both are checked before anything is decoded.
 *
 * @param fileBytes the largest file
 * @param pixels the most pixels, by the image's header
 */
public record ImageLimits(long fileBytes, long pixels) {
  /** 64 MiB and 50 million pixels: every camera's picture, and no decompression bomb. */
  public static final ImageLimits DEFAULT = new ImageLimits(64L << 20, 50_000_000L);
}
