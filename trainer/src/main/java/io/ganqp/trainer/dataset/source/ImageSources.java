package io.ganqp.trainer.dataset.source;

import io.ganqp.contract.store.StoreException;
import io.ganqp.store.s3.Bucket;
import io.ganqp.store.s3.S3Entry;
import io.ganqp.store.s3.S3Location;
import io.ganqp.trainer.dataset.image.ImageDecoder;
import io.ganqp.trainer.dataset.image.ImageLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds out what a path, or a place in a bucket, holds. */
public final class ImageSources {
  private static final String READABLE = ".zip, .tar, .tar.gz, .tar.bz2 or .tar.xz";

  private final SourceLimits limits;
  private final ImageDecoder decoder;

  /** With the limits that suit everybody. */
  public ImageSources() {
    this(SourceLimits.DEFAULT, ImageLimits.DEFAULT);
  }

  /** With limits of one's own. */
  public ImageSources(SourceLimits limits, ImageLimits imageLimits) {
    this.limits = limits;
    this.decoder = new ImageDecoder(imageLimits);
  }

  /**
   * A folder, or a .zip, .tar, .tar.gz, .tar.bz2 or .tar.xz archive, told apart by content and not
   * by name.
   *
   * @throws DatasetException if there is nothing at the path, or something else
   */
  public ImageSource of(Path path) {
    if (!Files.exists(path)) {
      throw new DatasetException(
          "there is no dataset at " + path + ": name an existing folder, " + READABLE);
    }
    if (Files.isDirectory(path)) {
      return new FolderSource(path, limits, decoder);
    }
    if (!Files.isRegularFile(path)) {
      throw new DatasetException(
          path
              + " is neither a folder nor a file, but a pipe, device or socket: name an existing"
              + " folder, "
              + READABLE);
    }
    byte[] head = head(path);
    return archive(path, path.toString(), head, endsAsZip(path));
  }

  /**
   * The same in a bucket.
   *
   * @param place prefix of the images, or key of an archive
   * @param scratch folder for the copy of an archive while it is read
   * @throws DatasetException if there is nothing, or it can't be read
   */
  public ImageSource of(Bucket bucket, S3Location place, Path scratch) {
    try {
      Optional<S3Entry> object =
          place.key().isEmpty() ? Optional.empty() : bucket.find(place.key());
      if (object.isEmpty()) {
        return new BucketFolder(bucket, place, limits, decoder);
      }
      byte[] head =
          object.get().size() == 0
              ? new byte[0]
              : bucket.head(place.key(), ArchiveFormat.HEAD_BYTES);
      boolean program = isProgram(head);
      return new BucketArchive(
          bucket, object.get(), file -> archive(file, place.toString(), head, program), scratch);
    } catch (StoreException e) {
      throw new DatasetException(e.getMessage(), e);
    }
  }

  /**
   * @param unpacksItself whether a file that begins like no archive is taken for a zip
   */
  private ImageSource archive(Path file, String place, byte[] head, boolean unpacksItself) {
    Optional<ArchiveFormat> format = ArchiveFormat.of(head);
    if (format.isEmpty() && unpacksItself) {
      format = Optional.of(ArchiveFormat.ZIP);
    }
    if (format.isEmpty()) {
      throw new DatasetException(
          place
              + " is neither a folder nor a "
              + READABLE
              + " archive: its first bytes fit none of them; put images into a folder or one of"
              + " these archives");
    }
    return switch (format.get()) {
      case ZIP, EMPTY_ZIP, SPANNED_ZIP -> new ZipSource(file, place, limits, decoder);
      case TAR -> tar(file, place, TarCompression.NONE);
      case GZIP -> tar(file, place, TarCompression.GZIP);
      case BZIP2 -> tar(file, place, TarCompression.BZIP2);
      case XZ -> tar(file, place, TarCompression.XZ);
      default ->
          throw new DatasetException(
              place
                  + " is packed by "
                  + format.get().text()
                  + ", which can't be read: unpack it and name the folder, or pack it as "
                  + READABLE);
    };
  }

  private ImageSource tar(Path file, String place, TarCompression compression) {
    return new TarSource(file, place, compression, limits, decoder);
  }

  private static boolean endsAsZip(Path path) {
    try {
      return ZipTail.isIn(path);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** A program for Windows or Linux, or a script: what else may it be but a zip that unpacks. */
  private static boolean isProgram(byte[] head) {
    String start = new String(head, 0, Math.min(4, head.length), StandardCharsets.ISO_8859_1);
    return start.startsWith("MZ") || start.startsWith("\u007fELF") || start.startsWith("#!");
  }

  private static byte[] head(Path path) {
    try (InputStream stream = Files.newInputStream(path)) {
      return stream.readNBytes(ArchiveFormat.HEAD_BYTES);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static DatasetException unreadable(Path path, IOException e) {
    return new DatasetException("the dataset at " + path + " can't be read: " + e, e);
  }
}
