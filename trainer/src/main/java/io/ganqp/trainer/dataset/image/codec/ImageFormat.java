package io.ganqp.trainer.dataset.image.codec;

import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The formats that are read, told apart by their first bytes and never by a file's name. */
public enum ImageFormat {
  JPEG("\u00ff\u00d8\u00ff"),
  PNG("\u0089PNG\r\n\u001a\n"),
  GIF("GIF8[79]a"),
  BMP("BM"),
  WEBP("RIFF.{4}WEBP"),
  PNM("P[1-6]\\s");

  private final Pattern beginning;

  ImageFormat(String beginning) {
    this.beginning = Beginning.of(beginning);
  }

  /** The format of a file, if it is one that is read. */
  public static Optional<ImageFormat> of(byte[] encoded) {
    return Arrays.stream(values()).filter(f -> Beginning.fits(f.beginning, encoded)).findFirst();
  }

  /**
   * Reads the header of a file of this format.
   *
   * @throws EOFException if it ends too early
   * @throws UnsupportedImageException if it is of a kind that isn't read
   * @throws IOException if it is damaged
   */
  public StoredImage open(byte[] encoded) throws IOException {
    try {
      return read(encoded);
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      throw (IOException) new EOFException("it ends in its header").initCause(e);
    }
  }

  private StoredImage read(byte[] encoded) throws IOException {
    return switch (this) {
      case JPEG -> JpegImage.open(encoded);
      case PNG -> PngImage.open(encoded);
      case GIF -> GifImage.open(encoded);
      case BMP -> BmpImage.open(encoded);
      case WEBP -> WebpImage.open(encoded);
      case PNM -> PnmImage.open(encoded);
    };
  }
}
