package io.ganqp.trainer.dataset.image;

import io.ganqp.trainer.dataset.image.codec.DecoderUnavailableException;
import io.ganqp.trainer.dataset.image.codec.ForeignFormat;
import io.ganqp.trainer.dataset.image.codec.ImageFormat;
import io.ganqp.trainer.dataset.image.codec.StoredImage;
import io.ganqp.trainer.dataset.image.codec.UnsupportedImageException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;

/**
 * Decodes JPEG (CMYK and YCCK too), PNG, GIF (first frame on its canvas), BMP, WebP (first frame on
 * its canvas) and PBM/PGM/PPM to sRGB, as libjpeg, libwebp and Pillow do. Images are turned upright
 * by Exif and converted by the ICC profile of their file; a damaged profile, or one for other
 * samples, is left aside, and so are PNG's chunks gAMA and cHRM, as Pillow leaves them. Grey
 * becomes colour, transparency is laid on white, of 16 bits the upper 8 count. Thread-safe.
 */
public final class ImageDecoder {
  private final ImageLimits limits;
  private final DecodingMemory memory;

  /** A decoder that refuses images beyond the limits. */
  public ImageDecoder(ImageLimits limits) {
    this(limits, DecodingMemory.ofHeap());
  }

  ImageDecoder(ImageLimits limits, DecodingMemory memory) {
    this.limits = limits;
    this.memory = memory;
  }

  /** The limits it checks. */
  public ImageLimits limits() {
    return limits;
  }

  /**
   * Decodes one file. Waits while other threads' images take too much memory.
   *
   * @throws RejectedImageException whatever is wrong with it; with the reason {@link
   *     RejectReason#OUT_OF_MEMORY} nothing is wrong with it
   * @throws DecoderUnavailableException if this machine lacks what reads it: nothing is wrong with
   *     it
   */
  public DecodedImage decode(byte[] encoded) throws RejectedImageException {
    ImageFormat format =
        ImageFormat.of(encoded)
            .orElseThrow(
                () ->
                    new RejectedImageException(
                        RejectReason.FOREIGN, ForeignFormat.describe(encoded)));
    try {
      StoredImage stored = format.open(encoded);
      limits.check(stored.size());
      return new DecodedImage(format.name(), read(stored));
    } catch (RejectedImageException | DecoderUnavailableException e) {
      throw e;
    } catch (LinkageError e) {
      throw DecoderUnavailableException.jdk(format, e);
    } catch (OutOfMemoryError e) {
      throw new RejectedImageException(
          RejectReason.OUT_OF_MEMORY, "decoding takes more memory than there is", e);
    } catch (EOFException | BufferUnderflowException e) {
      throw rejected(RejectReason.TRUNCATED, format, e);
    } catch (UnsupportedImageException e) {
      throw rejected(RejectReason.FOREIGN, format, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw rejected(RejectReason.UNREADABLE, format, e);
    } catch (Throwable e) {
      throw rejected(RejectReason.BROKEN, format, e);
    }
  }

  private RgbImage read(StoredImage stored) throws IOException, InterruptedException {
    long bytes = stored.decodingBytes() + 3 * stored.size().pixels();
    memory.take(bytes);
    try {
      return Orientation.of(stored.orientation()).apply(SrgbConversion.toRgb(stored));
    } finally {
      memory.giveBack(bytes);
    }
  }

  private static RejectedImageException rejected(
      RejectReason reason, ImageFormat format, Throwable e) {
    String message = e.getMessage();
    if (message == null) {
      message = reason == RejectReason.TRUNCATED ? "it ends early" : e.getClass().getSimpleName();
    }
    return new RejectedImageException(reason, format + ": " + message, e);
  }
}
