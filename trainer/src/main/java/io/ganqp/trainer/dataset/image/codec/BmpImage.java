package io.ganqp.trainer.dataset.image.codec;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.SinglePixelPackedSampleModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.util.Arrays;

/**
 * A BMP file. Opacity counts where the header says which bits it has, unless all of it is zero, as
 * writers leave it that know of none.
 */
final class BmpImage implements StoredImage {
  private final byte[] encoded;
  private final BmpHeader header;

  private BmpImage(byte[] encoded, BmpHeader header) {
    this.encoded = encoded;
    this.header = header;
  }

  static StoredImage open(byte[] encoded) throws IOException {
    return new BmpImage(encoded, BmpHeader.of(encoded));
  }

  @Override
  public Size size() {
    return new Size(header.width(), header.height());
  }

  @Override
  public long decodingBytes() {
    return size().pixels() * Math.max(1, header.bits() / 8) + encoded.length;
  }

  @Override
  public PixelRows decode() throws IOException {
    BufferedImage decoded = Jdk.BMP.read(header.normalised(encoded), reader -> reader.read(0));
    if (decoded.getType() == BufferedImage.TYPE_BYTE_GRAY) {
      // Java takes grey for linear light, and would lighten it on the way to RGB.
      byte[] samples = new byte[header.width() * header.height()];
      decoded.getRaster().getDataElements(0, 0, header.width(), header.height(), samples);
      return new ArrayRows(ColorKind.GREY, samples);
    }
    BufferedImage image = header.masks().alpha() == 0 ? decoded : masked(decoded);
    boolean alpha = header.masks().alpha() != 0 && !transparent(image);
    return new ArgbRows(
        header.width(),
        alpha,
        (y, packed) -> image.getRGB(0, y, header.width(), 1, packed, 0, header.width()));
  }

  /** The same pixels, with opacity, which the JDK passes over. */
  private BufferedImage masked(BufferedImage image) {
    BmpHeader.Masks masks = header.masks();
    DataBuffer pixels = image.getRaster().getDataBuffer();
    WritableRaster raster =
        Raster.createWritableRaster(
            new SinglePixelPackedSampleModel(
                pixels.getDataType(),
                header.width(),
                header.height(),
                header.width(),
                masks.array()),
            pixels,
            null);
    DirectColorModel model =
        new DirectColorModel(
            header.bits(), masks.red(), masks.green(), masks.blue(), masks.alpha());
    return new BufferedImage(model, raster, false, null);
  }

  private boolean transparent(BufferedImage image) {
    int[] row = new int[header.width()];
    for (int y = 0; y < header.height(); y++) {
      image.getRGB(0, y, header.width(), 1, row, 0, header.width());
      if (Arrays.stream(row).anyMatch(argb -> argb >>> 24 != 0)) {
        return false;
      }
    }
    return true;
  }
}
