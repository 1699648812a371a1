package io.ganqp.trainer.dataset.source;

import io.ganqp.contract.store.StoreException;
import io.ganqp.store.s3.Bucket;
import io.ganqp.store.s3.S3Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An archive in a bucket, copied to a local file while it is read. Its digest covers its size and
 * entity tag, so that packed images are found without the copy.
 */
final class BucketArchive implements ImageSource {
  private static final Logger LOG = LoggerFactory.getLogger(BucketArchive.class);

  private final Bucket bucket;
  private final S3Entry object;
  private final ImageSource archive;
  private final Path file;

  /**
   * @param archive reads {@code file}, once it is there
   */
  BucketArchive(Bucket bucket, S3Entry object, ImageSource archive, Path file) {
    this.bucket = bucket;
    this.object = object;
    this.archive = archive;
    this.file = file;
  }

  @Override
  public String description() {
    return archive.description();
  }

  @Override
  public String digest() {
    return new Digest().add("object").add(object.size()).add(object.etag()).hex();
  }

  @Override
  public OptionalLong count() {
    return OptionalLong.empty();
  }

  @Override
  public Stream<ImageEntry> entries() {
    download();
    return archive.entries().onClose(this::delete);
  }

  private void download() {
    LOG.info(
        "Downloading {} ({} MB)",
        description(),
        String.format(Locale.ROOT, "%.1f", object.size() / 1e6));
    try {
      bucket.download(object.key(), file);
    } catch (StoreException e) {
      throw new DatasetException(e.getMessage(), e);
    }
  }

  private void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new DatasetException("the copy " + file + " can't be deleted: " + e.getMessage(), e);
    }
  }
}
