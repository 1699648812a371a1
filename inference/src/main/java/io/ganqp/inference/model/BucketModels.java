package io.ganqp.inference.model;

import io.ganqp.contract.store.DamagedContentException;
import io.ganqp.contract.store.ModelPointer;
import io.ganqp.contract.store.ModelResolver;
import io.ganqp.contract.store.ResolvedModel;
import io.ganqp.contract.store.StoreException;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.inference.InferenceConfig;
import io.ganqp.store.s3.Bucket;
import io.ganqp.store.s3.S3Location;
import io.ganqp.store.s3.S3Settings;
import io.ganqp.store.s3.S3Store;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Finds a model in a bucket, and fetches it unless the cache has it. */
final class BucketModels {
  private static final Logger LOG = Logger.getLogger(BucketModels.class);

  private final S3Settings settings;
  private final ModelCache cache;

  BucketModels(InferenceConfig config) {
    this.settings =
        new S3Settings(
            config.s3().endpoint(), config.s3().region(), config.s3().secret().map(Path::of));
    this.cache =
        new ModelCache(
            config
                .cache()
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "ganqp")));
  }

  /**
   * An ONNX file in the bucket.
   *
   * @param sha256 its digest, where that is known beforehand
   */
  private record Found(String key, Optional<String> sha256) {}

  /**
   * Reads the model at {@code place}: a training's prefix, that of a model in it, or an object.
   *
   * @param pinned the digest that it must have; the bucket is not asked if the cache has it
   * @throws StoreException if there is none or it can't be read
   */
  ResolvedModel resolve(S3Location place, Optional<String> pinned) {
    Optional<ResolvedModel> known = pinned.flatMap(cache::find);
    if (known.isPresent()) {
      return known.get().from(place + " (from the cache)");
    }
    try (Bucket bucket = Bucket.open(settings, place.bucket())) {
      Found found = find(bucket, place, pinned);
      return found
          .sha256()
          .flatMap(cache::find)
          .orElseGet(() -> fetch(bucket, found))
          .from(bucket.place(found.key()));
    }
  }

  private Found find(Bucket bucket, S3Location place, Optional<String> pinned) {
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
    return inFolder.map(key -> object(bucket, key)).orElseGet(() -> current(place));
  }

  private static Found object(Bucket bucket, String key) {
    if (bucket.find(key).isEmpty()) {
      throw new StoreException(
          bucket.place(key)
              + " does not exist; name the prefix of a training, s3://bucket/.../<namespace>/<name>,"
              + " or the key of an .onnx file");
    }
    return new Found(key, bucket.sha256(key));
  }

  private Found current(S3Location training) {
    try (S3Store store = S3Store.forReading(settings, training)) {
      ModelPointer pointer = new ModelResolver(store).required();
      return new Found(training.resolve(pointer.key()).key(), Optional.of(pointer.sha256()));
    }
  }

  private ResolvedModel fetch(Bucket bucket, Found found) {
    LOG.infof("Fetching %s", bucket.place(found.key()));
    String card = found.key().replaceFirst("[^/]*$", StoreLayout.CARD);
    ResolvedModel model =
        cache.add(
            folder -> {
              bucket.download(found.key(), folder.resolve(StoreLayout.GENERATOR));
              if (bucket.find(card).isPresent()) {
                bucket.download(card, folder.resolve(StoreLayout.CARD));
              }
            });
    found
        .sha256()
        .filter(expected -> !expected.equals(model.sha256()))
        .ifPresent(
            expected -> {
              throw new DamagedContentException(
                  "%s is damaged or replaced: its sha256 is %s instead of %s; copy or export it again"
                      .formatted(bucket.place(found.key()), model.sha256(), expected));
            });
    return model;
  }
}
