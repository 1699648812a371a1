package io.ganqp.trainer.dataset.source;

import io.ganqp.contract.store.ScratchFolder;
import io.ganqp.contract.store.StoreException;
import io.ganqp.store.s3.Bucket;
import io.ganqp.store.s3.S3Entry;
import io.ganqp.trainer.dataset.content.ContentDigests;
import io.ganqp.trainer.dataset.content.Digest;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An archive in a bucket, copied to a local file while it is read. Its digest covers what the
 * bucket says of it, so that packed images are found without the copy.
 */
final class BucketArchive implements ImageSource {
  private static final Logger LOG = LoggerFactory.getLogger(BucketArchive.class);

  private final Bucket bucket;
  private final S3Entry object;
  private final Function<Path, ImageSource> archive;
  private final Path scratch;
  private final String description;

  /**
   * @param archive reads the copy, which need not be there before its entries are asked for
   * @param scratch folder for the copy
   */
  BucketArchive(Bucket bucket, S3Entry object, Function<Path, ImageSource> archive, Path scratch) {
    this.bucket = bucket;
    this.object = object;
    this.archive = archive;
    this.scratch = scratch;
    this.description = archive.apply(scratch).description();
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public String digest(ContentDigests contents) {
    return ObjectDigest.add(new Digest().add("object").add(bucket.place("")), object).hex();
  }

  @Override
  public OptionalLong count() {
    return OptionalLong.empty();
  }

  @Override
  public Stream<ImageEntry> entries() {
    try {
      ScratchFolder room = ScratchFolder.in(scratch);
      try {
        Path copy = room.path().resolve("dataset");
        download(copy);
        return archive.apply(copy).entries().onClose(room::close);
      } catch (RuntimeException e) {
        room.close();
        throw e;
      }
    } catch (StoreException e) {
      throw new DatasetException(e.getMessage(), e);
    }
  }

  private void download(Path copy) {
    LOG.info(
        "Downloading {} ({} MB)",
        description,
        String.format(Locale.ROOT, "%.1f", object.size() / 1e6));
    bucket.download(object, copy);
  }
}
