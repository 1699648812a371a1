package io.ganqp.trainer.dataset.image;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes JPEG (CMYK and YCCK too, turned upright by Exif), PNG, GIF (first frame), BMP, WebP
 * (first frame) and PBM/PGM/PPM to sRGB. Grey becomes colour, transparency is laid on white, 16 bit
 * become 8. Colour profiles are left aside, except that CMYK is converted by its own. Thread-safe.
 */
public final class ImageDecoder {
  private final ImageLimits limits;

  /** A decoder that refuses images beyond the limits. */
  public ImageDecoder(ImageLimits limits) {
    this.limits = limits;
  }

  /** The limits it checks. */
  public ImageLimits limits() {
    return limits;
  }

  /**
   * Decodes one file.
   *
   * @throws RejectedImageException whatever is wrong with it, running out of memory included
   */
  public DecodedImage decode(byte[] encoded) throws RejectedImageException {
    ImageFormat format = ImageFormat.of(encoded).orElseThrow(() -> foreign(encoded));
    try {
      RgbImage image = read(encoded);
      if (format == ImageFormat.JPEG) {
        image = Orientation.ofJpeg(encoded).apply(image);
      }
      return new DecodedImage(format.name(), image);
    } catch (RejectedImageException e) {
      throw e;
    } catch (OutOfMemoryError e) {
      throw new RejectedImageException(
          RejectReason.OUT_OF_MEMORY, "decoding takes more memory than there is", e);
    } catch (EOFException e) {
      throw new RejectedImageException(
          RejectReason.TRUNCATED, format + " ends before its image does", e);
    } catch (Throwable e) {
      throw new RejectedImageException(RejectReason.BROKEN, format + ": " + message(e), e);
    }
  }

  private RgbImage read(byte[] encoded) throws IOException, RejectedImageException {
    try (ImageInputStream stream = new ByteArrayImageInputStream(encoded)) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        throw new RejectedImageException(
            RejectReason.BROKEN, "no decoder accepts it: its header is damaged");
      }
      ImageReader reader = readers.next();
      try {
        DecoderWarnings warnings = new DecoderWarnings();
        reader.addIIOReadWarningListener(warnings);
        reader.setInput(stream, true, true);
        checkPixels(reader.getWidth(0), reader.getHeight(0));
        BufferedImage image = reader.read(0);
        warnings.rejectIfTruncated();
        return RgbConversion.toRgb(image);
      } finally {
        reader.dispose();
      }
    }
  }

  private void checkPixels(int width, int height) throws RejectedImageException {
    if ((long) width * height > limits.pixels()) {
      throw new RejectedImageException(
          RejectReason.TOO_MANY_PIXELS,
          String.format(
              Locale.ROOT, "%d×%d pixels, the limit is %,d", width, height, limits.pixels()));
    }
  }

  private static RejectedImageException foreign(byte[] encoded) {
    return new RejectedImageException(
        RejectReason.FOREIGN,
        encoded.length == 0 ? "empty file" : "not JPEG, PNG, GIF, BMP, WebP, PGM or PPM");
  }

  private static String message(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
