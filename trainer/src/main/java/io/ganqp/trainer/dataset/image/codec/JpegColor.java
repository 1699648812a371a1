package io.ganqp.trainer.dataset.image.codec;

/**
 * What the three or four samples of a pixel of a JPEG file are, as libjpeg decides it, and their
 * conversion to RGB or CMYK by libjpeg's own sums in integers.
 */
enum JpegColor {
  GREY,
  RGB,
  YCC,
  CMYK,
  YCCK;

  static final int NO_ADOBE_MARKER = -1;

  private static final int HALF = 1 << 15;
  private static final int CR_TO_RED = fixed(1.40200);
  private static final int CB_TO_GREEN = fixed(0.34414);
  private static final int CR_TO_GREEN = fixed(0.71414);
  private static final int CB_TO_BLUE = fixed(1.77200);

  /**
   * @param ids of the components, 1, 3 or 4 of them
   * @param adobeTransform of the Adobe marker, or {@link #NO_ADOBE_MARKER}
   */
  static JpegColor of(int[] ids, boolean jfif, int adobeTransform) {
    return switch (ids.length) {
      case 1 -> GREY;
      case 3 -> isRgb(ids, jfif, adobeTransform) ? RGB : YCC;
      default -> adobeTransform > 0 ? YCCK : CMYK;
    };
  }

  private static boolean isRgb(int[] ids, boolean jfif, int adobeTransform) {
    if (jfif) {
      return false;
    }
    if (adobeTransform != NO_ADOBE_MARKER) {
      return adobeTransform == 0;
    }
    return ids[0] == 'R' && ids[1] == 'G' && ids[2] == 'B';
  }

  ColorKind kind() {
    return switch (this) {
      case GREY -> ColorKind.GREY;
      case RGB, YCC -> ColorKind.RGB;
      case CMYK, YCCK -> ColorKind.CMYK;
    };
  }

  /** Converts samples in place. Inks are stored inverted, by Adobe and all who followed. */
  void convert(byte[] samples) {
    if (this == YCC || this == YCCK) {
      int step = this == YCC ? 3 : 4;
      for (int at = 0; at < samples.length; at += step) {
        toRgb(samples, at);
      }
    }
    if (this == CMYK) {
      for (int at = 0; at < samples.length; at++) {
        samples[at] = (byte) ~samples[at];
      }
    } else if (this == YCCK) {
      // The sums give red, green and blue: the first three inks turned round already.
      for (int at = 3; at < samples.length; at += 4) {
        samples[at] = (byte) ~samples[at];
      }
    }
  }

  private static void toRgb(byte[] samples, int at) {
    int y = samples[at] & 0xff;
    int cb = (samples[at + 1] & 0xff) - 128;
    int cr = (samples[at + 2] & 0xff) - 128;
    samples[at] = clamped(y + ((CR_TO_RED * cr + HALF) >> 16));
    samples[at + 1] = clamped(y + ((HALF - CB_TO_GREEN * cb - CR_TO_GREEN * cr) >> 16));
    samples[at + 2] = clamped(y + ((CB_TO_BLUE * cb + HALF) >> 16));
  }

  private static byte clamped(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }

  private static int fixed(double factor) {
    return (int) (factor * (1 << 16) + 0.5);
  }
}
