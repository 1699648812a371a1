package io.ganqp.store.s3;

import io.ganqp.contract.store.DamagedContentException;
import io.ganqp.contract.store.ModelChoice;
import io.ganqp.contract.store.ModelPointer;
import io.ganqp.contract.store.ModelResolver;
import io.ganqp.contract.store.ResolvedModel;
import io.ganqp.contract.store.Sha256;
import io.ganqp.contract.store.StoreException;
import io.ganqp.contract.store.StoreLayout;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Finds models in buckets, confirms their digests, and keeps the latest few in a local folder. */
public final class S3Models {
  private static final Logger LOG = System.getLogger(S3Models.class.getName());

  /** An ONNX file is one protobuf message, which can't be larger than this. */
  private static final long LARGEST = Integer.MAX_VALUE;

  private final S3Settings settings;
  private final ModelCache cache;

  /**
   * @param cache folder that keeps them
   */
  public S3Models(S3Settings settings, Path cache) {
    this.settings = settings;
    this.cache = new ModelCache(cache);
  }

  /**
   * An ONNX file in the bucket.
   *
   * @param sha256 its digest, where that is known beforehand
   */
  private record Found(String key, Optional<String> sha256) {}

  /** Reads the model at {@code place}, of a training the best. */
  public ResolvedModel resolve(S3Location place, Optional<String> pinned) {
    return resolve(place, pinned, ModelChoice.BEST);
  }

  /**
   * Reads the model at {@code place}: a training's prefix, that of a model in it, or an object.
   *
   * @param pinned the digest that it must have; the bucket is not asked if the cache has it
   * @param choice which one of a training, if none is pinned
   * @throws StoreException if there is none or it can't be read
   * @throws DamagedContentException if it isn't what its pointer, card or metadata says
   */
  public ResolvedModel resolve(S3Location place, Optional<String> pinned, ModelChoice choice) {
    Optional<ResolvedModel> known = pinned.flatMap(cache::find);
    if (known.isPresent()) {
      return known.get().from(place + " (from the cache)");
    }
    try (Bucket bucket = Bucket.open(settings, place.bucket())) {
      Found found = find(bucket, place, pinned, choice);
      return found
          .sha256()
          .flatMap(cache::find)
          .orElseGet(() -> fetch(bucket, found))
          .from(bucket.place(found.key()));
    }
  }

  private Found find(Bucket bucket, S3Location place, Optional<String> pinned, ModelChoice choice) {
    if (place.key().toLowerCase(Locale.ROOT).endsWith(".onnx")) {
      return object(bucket, place.key());
    }
    Optional<String> inFolder =
        pinned
            .map(digest -> place.resolve(StoreLayout.generator(digest)).key())
            .filter(key -> bucket.find(key).isPresent())
            .or(
                () ->
                    Optional.of(place.resolve(StoreLayout.GENERATOR).key())
                        .filter(key -> bucket.find(key).isPresent()));
    return inFolder.map(key -> object(bucket, key)).orElseGet(() -> current(place, choice));
  }

  private static Found object(Bucket bucket, String key) {
    Optional<S3Entry> object = bucket.find(key);
    if (object.isEmpty()) {
      throw new StoreException(
          bucket.place(key)
              + " does not exist; name the prefix of a training,"
              + " s3://bucket/.../<namespace>/<name>, or the key of an .onnx file");
    }
    if (object.get().size() > LARGEST) {
      throw new StoreException(
          "%s has %d bytes: a generator has 2 GiB at the most; name the key of one"
              .formatted(bucket.place(key), object.get().size()));
    }
    return new Found(key, bucket.sha256(key));
  }

  private Found current(S3Location training, ModelChoice choice) {
    try (S3Store store = S3Store.forReading(settings, training)) {
      ModelPointer pointer = new ModelResolver(store).required(choice);
      return new Found(training.resolve(pointer.key()).key(), Optional.of(pointer.sha256()));
    }
  }

  private ResolvedModel fetch(Bucket bucket, Found found) {
    LOG.log(Level.INFO, "Fetching {0}", bucket.place(found.key()));
    String card = found.key().replaceFirst("[^/]*$", StoreLayout.CARD);
    return cache.add(
        folder -> {
          Path file = folder.resolve(StoreLayout.GENERATOR);
          bucket.download(found.key(), file);
          found.sha256().ifPresent(expected -> confirm(bucket.place(found.key()), file, expected));
          if (bucket.find(card).isPresent()) {
            bucket.download(card, folder.resolve(StoreLayout.CARD));
          }
        });
  }

  private static void confirm(String place, Path file, String expected) {
    try {
      String actual = Sha256.of(file);
      if (!actual.equals(expected)) {
        throw new DamagedContentException(
            "%s is damaged or replaced: its sha256 is %s instead of %s; copy or export it again"
                .formatted(place, actual, expected));
      }
    } catch (IOException e) {
      throw StoreException.of("cannot read", file, e);
    }
  }
}
