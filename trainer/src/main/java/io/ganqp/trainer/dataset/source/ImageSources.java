package io.ganqp.trainer.dataset.source;

import io.ganqp.contract.store.StoreException;
import io.ganqp.store.s3.Bucket;
import io.ganqp.store.s3.S3Entry;
import io.ganqp.store.s3.S3Location;
import io.ganqp.trainer.dataset.image.ImageDecoder;
import io.ganqp.trainer.dataset.image.ImageLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds out what a path, or a place in a bucket, holds. */
public final class ImageSources {
  private static final int TAR_MAGIC_OFFSET = 257;
  private static final int HEAD_BYTES = 512;

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
   * A folder, or a .zip, .tar or .tar.gz archive, told apart by content and not by name.
   *
   * @throws DatasetException if there is nothing at the path, or something else
   */
  public ImageSource of(Path path) {
    if (!Files.exists(path)) {
      throw new DatasetException(
          "there is no dataset at " + path + ": name an existing folder, .zip, .tar or .tar.gz");
    }
    if (Files.isDirectory(path)) {
      return new FolderSource(path, limits, decoder);
    }
    return archive(path, path.toString(), head(path));
  }

  /**
   * The same in a bucket.
   *
   * @param place prefix of the images, or key of an archive
   * @param scratch folder that an archive is kept in while it is read
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
          object.get().size() == 0 ? new byte[0] : bucket.head(place.key(), HEAD_BYTES);
      Path file = scratch.resolve("dataset");
      return new BucketArchive(bucket, object.get(), archive(file, place.toString(), head), file);
    } catch (StoreException e) {
      throw new DatasetException(e.getMessage(), e);
    }
  }

  private ImageSource archive(Path file, String place, byte[] head) {
    if (startsWith(head, 0, 'P', 'K')) {
      return new ZipSource(file, place, limits, decoder);
    }
    if (startsWith(head, 0, 0x1f, 0x8b)) {
      return new TarSource(file, place, true, limits, decoder);
    }
    if (startsWith(head, TAR_MAGIC_OFFSET, 'u', 's', 't', 'a', 'r')) {
      return new TarSource(file, place, false, limits, decoder);
    }
    throw new DatasetException(
        place
            + " is neither a folder nor a .zip, .tar or .tar.gz archive: its first bytes fit none of"
            + " them; put images into a folder or one of these archives");
  }

  private static byte[] head(Path path) {
    try (InputStream stream = Files.newInputStream(path)) {
      return stream.readNBytes(HEAD_BYTES);
    } catch (IOException e) {
      throw new DatasetException("the dataset at " + path + " can't be read: " + e, e);
    }
  }

  private static boolean startsWith(byte[] head, int offset, int... magic) {
    if (head.length < offset + magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((head[offset + i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
