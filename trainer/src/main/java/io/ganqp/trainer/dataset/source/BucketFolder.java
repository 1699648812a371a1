package io.ganqp.trainer.dataset.source;

import io.ganqp.contract.store.StoreException;
import io.ganqp.store.s3.Bucket;
import io.ganqp.store.s3.S3Entry;
import io.ganqp.store.s3.S3Location;
import io.ganqp.trainer.dataset.content.ContentDigests;
import io.ganqp.trainer.dataset.content.Digest;
import io.ganqp.trainer.dataset.image.ImageDecoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The objects below a prefix, each read when it is decoded. Its digest covers what the bucket says
 * of each.
 */
final class BucketFolder implements ImageSource {
  private final Bucket bucket;
  private final S3Location place;
  private final SourceLimits limits;
  private final ImageDecoder decoder;
  private final List<Listed> files = new ArrayList<>();

  private record Listed(String name, S3Entry object) {}

  BucketFolder(Bucket bucket, S3Location place, SourceLimits limits, ImageDecoder decoder) {
    this.bucket = bucket;
    this.place = place;
    this.limits = limits;
    this.decoder = decoder;
    String prefix = place.key().isEmpty() ? "" : place.key() + "/";
    bucket.list(prefix, object -> add(object.key().substring(prefix.length()), object));
    files.sort(Comparator.comparing(Listed::name));
    if (files.isEmpty()) {
      throw new DatasetException(
          "there is no dataset at "
              + place
              + ": name the prefix of images, or the key of a .zip, .tar, .tar.gz, .tar.bz2 or .tar.xz");
    }
  }

  private void add(String name, S3Entry object) {
    // Consoles keep empty objects with such names to stand for folders.
    if (!name.isEmpty() && !name.endsWith("/") && !EntryFilter.isHidden(name)) {
      limits.checkEntries(files.size() + 1, description());
      files.add(new Listed(name, object));
    }
  }

  @Override
  public String description() {
    return "prefix " + place;
  }

  @Override
  public String digest(ContentDigests contents) {
    Digest digest = new Digest().add("bucket").add(bucket.place(""));
    files.forEach(file -> ObjectDigest.add(digest.add(file.name()), file.object()));
    return digest.hex();
  }

  @Override
  public OptionalLong count() {
    return OptionalLong.of(files.size());
  }

  @Override
  public Stream<ImageEntry> entries() {
    return files.stream().map(this::entry);
  }

  private ImageEntry entry(Listed file) {
    long limit = decoder.limits().fileBytes();
    if (file.object().size() > limit) {
      return UnusableEntry.tooLarge(file.name(), file.object().size(), limit);
    }
    return new EncodedEntry(file.name(), () -> read(file.object()), decoder);
  }

  private InputStream read(S3Entry object) throws IOException {
    try {
      byte[] content =
          bucket
              .read(object, (int) Math.max(object.size(), 1))
              .orElseThrow(() -> new IOException("it is gone"));
      return new ByteArrayInputStream(content);
    } catch (StoreException e) {
      throw new DatasetException(e.getMessage(), e);
    }
  }
}
