package io.ganqp.inference.image;

/** The encoders of one thread. */
public final class ImageEncoder implements AutoCloseable {
  private final PngEncoder png = new PngEncoder();
  private final JpegEncoder jpeg = new JpegEncoder();

  /** The file. */
  public byte[] encode(RgbImage image, Encoding encoding) {
    return switch (encoding.format()) {
      case PNG -> png.encode(image);
      case JPEG -> jpeg.encode(image, encoding.quality());
    };
  }

  /** A frame of an {@link AnimatedPng}. */
  public byte[] frame(RgbImage image) {
    return png.data(image);
  }

  @Override
  public void close() {
    png.close();
    jpeg.close();
  }
}
