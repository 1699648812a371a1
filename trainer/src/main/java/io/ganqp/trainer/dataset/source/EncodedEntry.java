package io.ganqp.trainer.dataset.source;

import io.ganqp.trainer.dataset.content.Digest;
import io.ganqp.trainer.dataset.image.DecodedImage;
import io.ganqp.trainer.dataset.image.ImageDecoder;
import io.ganqp.trainer.dataset.image.RejectReason;
import io.ganqp.trainer.dataset.image.RejectedImageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipException;

/** An image file, read when it is decoded unless its bytes are already held. */
record EncodedEntry(String name, Opener opener, long heldBytes, ImageDecoder decoder)
    implements ImageEntry {

  /** A file whose bytes lie elsewhere until they are wanted. */
  EncodedEntry(String name, Opener opener, ImageDecoder decoder) {
    this(name, opener, 0, decoder);
  }

  /** Opens the file's bytes. */
  @FunctionalInterface
  interface Opener {
    InputStream open() throws IOException;
  }

  @Override
  public SourceImage decode(int resolution) throws RejectedImageException {
    byte[] encoded = bytes();
    DecodedImage image = decoded(encoded);
    long identity = ByteBuffer.wrap(Digest.of(encoded)).getLong();
    return new SourceImage(image.format(), identity, image.pixels());
  }

  private DecodedImage decoded(byte[] encoded) throws RejectedImageException {
    try {
      return decoder.decode(encoded);
    } catch (RejectedImageException e) {
      Optional<ArchiveFormat> archive = ArchiveFormat.of(encoded);
      if (e.reason() == RejectReason.FOREIGN && archive.isPresent()) {
        throw new RejectedImageException(
            RejectReason.FOREIGN, "a file packed by " + archive.get().text() + ": unpack it");
      }
      throw e;
    }
  }

  private byte[] bytes() throws RejectedImageException {
    long limit = decoder.limits().fileBytes();
    try (InputStream stream = opener.open()) {
      byte[] encoded = stream.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, limit + 1));
      if (encoded.length > limit) {
        throw new RejectedImageException(
            RejectReason.FILE_TOO_LARGE,
            String.format(Locale.ROOT, "more than the limit of %,d bytes", limit));
      }
      return encoded;
    } catch (DatasetException e) {
      // The source as a whole: no reject of this one image.
      throw e;
    } catch (DamagedEntryException e) {
      throw new RejectedImageException(RejectReason.BROKEN, e.getMessage(), e);
    } catch (ZipException e) {
      throw new RejectedImageException(
          RejectReason.BROKEN, "its compressed data is damaged: " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      throw new RejectedImageException(RejectReason.UNREADABLE, e.toString(), e);
    } catch (OutOfMemoryError e) {
      throw new RejectedImageException(
          RejectReason.OUT_OF_MEMORY, "reading takes more memory than there is", e);
    }
  }
}
