package io.ganqp.inference.model;

import io.ganqp.contract.store.ModelChoice;
import io.ganqp.contract.store.ResolvedModel;
import io.ganqp.contract.store.StoreException;
import io.ganqp.inference.InferenceConfig;
import io.ganqp.store.s3.S3Location;
import io.ganqp.store.s3.S3ModelWatch;
import io.ganqp.store.s3.S3Models;
import io.ganqp.store.s3.S3Settings;
import java.nio.file.Path;
import java.util.Optional;

/** The models at a place in a bucket, reached and kept as configured. */
final class BucketModels {
  private final S3Location place;
  private final ModelChoice choice;
  private final S3Settings settings;
  private final S3Models models;

  /** Open as long as the process, like its connections. */
  private S3ModelWatch watch;

  /**
   * @param choice which one of a training, if none is pinned
   */
  BucketModels(InferenceConfig config, S3Location place, ModelChoice choice) {
    this.place = place;
    this.choice = choice;
    this.settings =
        new S3Settings(
            config.s3().endpoint(), config.s3().region(), config.s3().secret().map(Path::of));
    this.models =
        new S3Models(
            settings,
            config
                .cache()
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "ganqp")));
  }

  /**
   * Reads the model.
   *
   * @param pinned the digest that it must have; the bucket is not asked if the cache has it
   * @throws StoreException if there is none or it can't be read
   */
  ResolvedModel resolve(Optional<String> pinned) {
    return models.resolve(place, pinned, choice);
  }

  /**
   * A text that is another one when the model is.
   *
   * @throws StoreException if the bucket can't be read
   */
  synchronized String version() {
    if (watch == null) {
      watch = new S3ModelWatch(settings, place, choice);
    }
    return watch.version();
  }
}
