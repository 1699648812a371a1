package io.ganqp.trainer.dataset.image.codec;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * A WebP file, decoded by libwebp; of an animated one, the first frame on its canvas, which is
 * transparent where the frame does not reach, as libwebp's own decoder of animations has it.
 */
final class WebpImage implements StoredImage {
  private final WebpFile file;

  private WebpImage(WebpFile file) {
    this.file = file;
  }

  static StoredImage open(byte[] encoded) throws IOException {
    return new WebpImage(WebpFile.of(encoded));
  }

  @Override
  public Size size() {
    return file.canvas();
  }

  @Override
  public long decodingBytes() {
    // Once beside the heap and once in it.
    return 8 * file.frame().pixels();
  }

  @Override
  public Optional<byte[]> profile() {
    return file.profile();
  }

  @Override
  public int orientation() {
    return file.exif().map(ExifOrientation::of).orElse(ExifOrientation.UPRIGHT);
  }

  @Override
  public PixelRows decode() throws IOException {
    BufferedImage image = decoded();
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    boolean opaque = !image.getColorModel().hasAlpha();
    int width = file.frame().width();
    int height = file.frame().height();
    boolean covered = file.frame().equals(file.canvas());
    return new ArgbRows(
        file.canvas().width(),
        !opaque || !covered,
        (y, packed) -> {
          Arrays.fill(packed, 0);
          int row = y - file.y();
          if (row >= 0 && row < height) {
            System.arraycopy(pixels, row * width, packed, file.x(), width);
            if (opaque) {
              for (int x = file.x(); x < file.x() + width; x++) {
                packed[x] |= 0xff00_0000;
              }
            }
          }
        });
  }

  private BufferedImage decoded() throws IOException {
    try {
      return WebpLibrary.decode(file.image());
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).matches(".*(NotEnoughData|Suspended).*")) {
        throw (IOException) new EOFException("WebP ends before its image does").initCause(e);
      }
      throw e;
    } catch (OutOfMemoryError e) {
      // libwebp says so where opacity is damaged in its first bytes; Java's own has a message.
      if (e.getMessage() == null && hasOpacityApart()) {
        throw new IOException("its opacity is damaged", e);
      }
      throw e;
    }
  }

  private boolean hasOpacityApart() throws IOException {
    byte[] image = file.image();
    return RiffChunks.of(ByteBuffer.wrap(image, 12, image.length - 12)).find("ALPH").isPresent();
  }
}
