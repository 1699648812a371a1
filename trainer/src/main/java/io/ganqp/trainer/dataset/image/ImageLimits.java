package io.ganqp.trainer.dataset.image;

import io.ganqp.trainer.dataset.image.codec.Size;
import java.util.Locale;

/**
 * What one image may cost. All are checked before anything is decoded.
 *
 * @param fileBytes the largest file
 * @param pixels the most pixels, by the image's header
 * @param side the most columns or rows
 */
public record ImageLimits(long fileBytes, long pixels, int side) {
  /**
   * 64 MiB, 50 million pixels and sides of 65,535, the most that JPEG knows: every camera's
   * picture, and no decompression bomb. The costliest, a PNG of 16 bits with opacity, takes 11
   * bytes a pixel to decode: all of them fit a heap of 700 MiB.
   */
  public static final ImageLimits DEFAULT = new ImageLimits(64L << 20, 50_000_000L, 65_535);

  /** With sides as long as JPEG knows. */
  public ImageLimits(long fileBytes, long pixels) {
    this(fileBytes, pixels, DEFAULT.side);
  }

  void check(Size size) throws RejectedImageException {
    if (Math.max(size.width(), size.height()) > side) {
      throw tooLarge(size, "the limit of a side is %,d", side);
    }
    if (size.pixels() > pixels) {
      throw tooLarge(size, "the limit is %,d", pixels);
    }
  }

  private static RejectedImageException tooLarge(Size size, String limit, long value) {
    String detail = size + " pixels, " + String.format(Locale.ROOT, limit, value);
    return new RejectedImageException(RejectReason.TOO_MANY_PIXELS, detail);
  }
}
