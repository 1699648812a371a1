package io.ganqp.inference.model;

import io.ganqp.contract.store.ResolvedModel;
import io.ganqp.contract.store.StoreException;
import io.ganqp.inference.InferenceConfig;
import io.ganqp.store.s3.S3Location;
import io.ganqp.store.s3.S3Models;
import io.ganqp.store.s3.S3Settings;
import java.nio.file.Path;
import java.util.Optional;

/** The models in buckets, reached and kept as configured. */
final class BucketModels {
  private final S3Models models;

  BucketModels(InferenceConfig config) {
    this.models =
        new S3Models(
            new S3Settings(
                config.s3().endpoint(), config.s3().region(), config.s3().secret().map(Path::of)),
            config
                .cache()
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "ganqp")));
  }

  /**
   * Reads the model at {@code place}.
   *
   * @param pinned the digest that it must have; the bucket is not asked if the cache has it
   * @throws StoreException if there is none or it can't be read
   */
  ResolvedModel resolve(S3Location place, Optional<String> pinned) {
    return models.resolve(place, pinned);
  }
}
