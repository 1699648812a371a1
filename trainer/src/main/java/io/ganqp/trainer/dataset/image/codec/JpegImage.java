package io.ganqp.trainer.dataset.image.codec;

import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A JPEG file, decoded by the JDK's libjpeg to its components; of a file of several images, the
 * first. The colours are ours, so that they don't depend on what the JDK thinks of a file's
 * markers.
 */
final class JpegImage implements StoredImage {
  private static final int PROGRESSIVE = 0xc2;

  private final JpegSegments segments;
  private final Size size;
  private final int[] ids;

  private JpegImage(JpegSegments segments) throws IOException {
    this.segments = segments;
    ByteBuffer frame = segments.frame();
    int bits = frame.get();
    int height = Short.toUnsignedInt(frame.getShort());
    int width = Short.toUnsignedInt(frame.getShort());
    this.size = new Size(width, height);
    this.ids = new int[frame.get() & 0xff];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = frame.get() & 0xff;
      frame.getShort();
    }
    checkKind(segments.frameMarker(), bits);
    if (width == 0 || height == 0) {
      throw new IOException("its header says " + size + " pixels");
    }
  }

  static StoredImage open(byte[] encoded) throws IOException {
    return new JpegImage(JpegSegments.of(encoded));
  }

  private void checkKind(int marker, int bits) throws UnsupportedImageException {
    switch (marker) {
      case 0xc0, 0xc1, PROGRESSIVE -> {}
      case 0xc3 -> throw new UnsupportedImageException("lossless JPEG");
      case 0xc5, 0xc6, 0xc7 -> throw new UnsupportedImageException("hierarchical JPEG");
      default -> throw new UnsupportedImageException("JPEG with arithmetic coding");
    }
    if (bits != 8) {
      throw new UnsupportedImageException("JPEG with " + bits + " bits per sample");
    }
    if (ids.length != 1 && ids.length != 3 && ids.length != 4) {
      throw new UnsupportedImageException("JPEG with " + ids.length + " components");
    }
  }

  @Override
  public Size size() {
    return size;
  }

  @Override
  public long decodingBytes() {
    // A progressive image's coefficients of 16 bits lie beside its samples until the last scan.
    int bytes = segments.frameMarker() == PROGRESSIVE ? 3 : 1;
    return size.pixels() * ids.length * bytes;
  }

  @Override
  public Optional<byte[]> profile() {
    return segments.profile();
  }

  @Override
  public int orientation() {
    return segments.orientation();
  }

  @Override
  public PixelRows decode() throws IOException {
    Raster raster =
        Jdk.JPEG.read(
            segments.bare(),
            reader -> {
              JpegWarnings warnings = new JpegWarnings();
              reader.addIIOReadWarningListener(warnings);
              Raster read = reader.readRaster(0, null);
              warnings.throwIfDamaged();
              return read;
            });
    byte[] samples = ((DataBufferByte) raster.getDataBuffer()).getData();
    JpegColor color = JpegColor.of(ids, segments.jfif(), segments.adobeTransform());
    color.convert(samples);
    return new ArrayRows(color.kind(), samples);
  }
}
