package io.ganqp.trainer.dataset.image;

/**
 * How a camera was held: the Exif orientation, 1 … 8 (Exif 2.32, tag 0x0112).
 *
 * @param transposed whether rows and columns are exchanged, which comes first
 * @param mirrored whether the columns then run the other way
 * @param flipped whether the rows then run the other way
 */
record Orientation(boolean transposed, boolean mirrored, boolean flipped) {

  static Orientation of(int exif) {
    return switch (exif) {
      case 2 -> new Orientation(false, true, false);
      case 3 -> new Orientation(false, true, true);
      case 4 -> new Orientation(false, false, true);
      case 5 -> new Orientation(true, false, false);
      case 6 -> new Orientation(true, true, false);
      case 7 -> new Orientation(true, true, true);
      case 8 -> new Orientation(true, false, true);
      default -> new Orientation(false, false, false);
    };
  }

  /** The image upright, on the same samples. */
  RgbImage apply(RgbImage image) {
    RgbImage upright = transposed ? image.transposed() : image;
    upright = mirrored ? upright.mirrored() : upright;
    return flipped ? upright.flipped() : upright;
  }
}
