package io.ganqp.trainer.dataset.image.codec;

import java.awt.image.Raster;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The samples of a PNG file, with palette and transparency applied to them. */
final class PngRows implements PixelRows {
  private static final int OPAQUE = 255;

  private final Raster raster;
  private final PngLayout layout;
  private final byte[] palette;
  private final byte[] transparency;
  private final int[] transparent;
  private final int[] stored;

  /**
   * @param palette of the chunk PLTE
   * @param transparency of the chunk tRNS: opacities of the palette, or the one transparent colour
   */
  PngRows(Raster raster, PngLayout layout, ByteBuffer palette, ByteBuffer transparency) {
    this.raster = raster;
    this.layout = layout;
    this.palette = Bytes.of(palette);
    this.transparency = Bytes.of(transparency);
    this.transparent = new int[layout.kind().channels()];
    this.stored = new int[raster.getWidth() * layout.bands()];
    if (hasTransparentColor()) {
      Arrays.setAll(
          transparent, band -> transparency.getShort(2 * band) & (1 << layout.depth()) - 1);
    }
  }

  private boolean hasTransparentColor() {
    return !layout.indexed()
        && !layout.alpha()
        && transparency.length >= 2 * layout.kind().channels();
  }

  @Override
  public ColorKind kind() {
    return layout.kind();
  }

  @Override
  public boolean alpha() {
    return layout.alpha() || hasTransparentColor() || (layout.indexed() && transparency.length > 0);
  }

  @Override
  public void read(int y, byte[] row) {
    raster.getPixels(0, y, raster.getWidth(), 1, stored);
    if (layout.indexed()) {
      lookUp(row);
    } else if (hasTransparentColor()) {
      compare(row);
    } else {
      for (int i = 0; i < stored.length; i++) {
        row[i] = (byte) layout.eightBits(stored[i]);
      }
    }
  }

  private void lookUp(byte[] row) {
    boolean alpha = alpha();
    int at = 0;
    for (int index : stored) {
      boolean known = 3 * index + 2 < palette.length;
      for (int band = 0; band < 3; band++) {
        row[at++] = known ? palette[3 * index + band] : 0;
      }
      if (alpha) {
        row[at++] = index < transparency.length ? transparency[index] : (byte) OPAQUE;
      }
    }
  }

  private void compare(byte[] row) {
    int bands = layout.bands();
    int at = 0;
    for (int i = 0; i < stored.length; i += bands) {
      for (int band = 0; band < bands; band++) {
        row[at++] = (byte) layout.eightBits(stored[i + band]);
      }
      boolean opaque = !Arrays.equals(stored, i, i + bands, transparent, 0, bands);
      row[at++] = (byte) (opaque ? OPAQUE : 0);
    }
  }
}
