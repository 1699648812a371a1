package io.ganqp.inference.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes JPEG with the platform's codec. One thread at a time. */
public final class JpegEncoder implements AutoCloseable {
  private static final int[] RGB_OFFSETS = {0, 1, 2};

  private final ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
  private final ComponentColorModel colours =
      new ComponentColorModel(
          ColorSpace.getInstance(ColorSpace.CS_sRGB),
          false,
          false,
          ComponentColorModel.OPAQUE,
          DataBuffer.TYPE_BYTE);

  /**
   * The file.
   *
   * @param quality from 1 (small) to 100 (faithful)
   */
  public byte[] encode(RgbImage image, int quality) {
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionQuality(quality / 100f);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(view(image), null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException("a JPEG could not be written to memory", e);
    } finally {
      writer.reset();
    }
    return file.toByteArray();
  }

  @Override
  public void close() {
    writer.dispose();
  }

  private BufferedImage view(RgbImage image) {
    DataBufferByte samples = new DataBufferByte(image.pixels(), image.pixels().length);
    return new BufferedImage(
        colours,
        Raster.createInterleavedRaster(
            samples, image.width(), image.height(), image.stride(), 3, RGB_OFFSETS, null),
        false,
        null);
  }
}
