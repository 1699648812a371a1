package io.ganqp.trainer.cli;

import io.ganqp.contract.store.FileStore;
import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreException;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.crds.v1alpha1.DatasetSpec;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.S3Source;
import io.ganqp.crds.v1alpha1.StorageSpec;
import io.ganqp.store.s3.Bucket;
import io.ganqp.store.s3.S3Location;
import io.ganqp.store.s3.S3Settings;
import io.ganqp.store.s3.S3Store;
import io.ganqp.trainer.dataset.builtin.BuiltinFaces;
import io.ganqp.trainer.dataset.source.DatasetException;
import io.ganqp.trainer.dataset.source.ImageSources;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds what a document names by claim, bucket and secret.
 *
 * @param scratch folder for files on their way
 */
record Places(Volumes volumes, Secrets secrets, ConfigMaps configMaps, Path scratch) {

  /** Opens the store of {@code training}, for its one writer. */
  Store store(GanQpTraining training) {
    StorageSpec storage = training.getSpec().storage();
    String folder =
        StoreLayout.training(
            training.getMetadata().getNamespace(), training.getMetadata().getName());
    return storage.volume() != null
        ? FileStore.forWriting(volumes.resolve(storage.volume()).resolve(folder))
        : S3Store.forWriting(settings(storage.s3()), location(storage.s3()).resolve(folder));
  }

  /** Opens the images. */
  OpenSource source(DatasetSpec dataset) {
    if (dataset.builtin() != null) {
      return OpenSource.of(new BuiltinFaces(dataset.builtin().images()));
    }
    if (dataset.volume() != null) {
      return OpenSource.of(new ImageSources().of(volumes.resolve(dataset.volume())));
    }
    return inBucket(dataset.s3());
  }

  private OpenSource inBucket(S3Source s3) {
    Bucket bucket = bucket(s3);
    try {
      return new OpenSource(new ImageSources().of(bucket, location(s3), scratch), bucket::close);
    } catch (RuntimeException e) {
      bucket.close();
      throw e;
    }
  }

  private Bucket bucket(S3Source s3) {
    try {
      return Bucket.open(settings(s3), s3.bucket());
    } catch (StoreException e) {
      throw new DatasetException(e.getMessage(), e);
    }
  }

  private static S3Location location(S3Source s3) {
    return new S3Location(s3.bucket(), Objects.requireNonNullElse(s3.prefix(), ""));
  }

  private S3Settings settings(S3Source s3) {
    return new S3Settings(
        Optional.ofNullable(s3.endpoint()),
        Optional.ofNullable(s3.region()),
        Optional.ofNullable(s3.secretName()).map(secrets::resolve));
  }
}
