package io.ganqp.trainer.cli;

import io.ganqp.contract.store.FileStore;
import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreException;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.crds.v1alpha1.DatasetSpec;
import io.ganqp.crds.v1alpha1.ExtractorSpec;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.InitialModel;
import io.ganqp.crds.v1alpha1.S3Source;
import io.ganqp.crds.v1alpha1.StorageSpec;
import io.ganqp.store.s3.Bucket;
import io.ganqp.store.s3.S3Entry;
import io.ganqp.store.s3.S3Location;
import io.ganqp.store.s3.S3Settings;
import io.ganqp.store.s3.S3Store;
import io.ganqp.trainer.dataset.builtin.BuiltinFaces;
import io.ganqp.trainer.dataset.source.DatasetException;
import io.ganqp.trainer.dataset.source.ImageSources;
import io.ganqp.trainer.training.PretrainedStore;
import io.ganqp.trainer.training.UnusableOriginException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  /**
   * The store of the training that {@code training} is to begin with, if it is to.
   *
   * @throws UnusableOriginException if that is its own
   */
  Optional<PretrainedStore> pretrained(GanQpTraining training) {
    InitialModel from = training.getSpec().model().from();
    if (from == null) {
      return Optional.empty();
    }
    OriginPlace place = new OriginPlace(from, volumes);
    place.requireOther(training);
    return Optional.of(
        new PretrainedStore(
            from,
            place.uri(),
            () ->
                from.volume() != null
                    ? FileStore.forReading(place.folder())
                    : S3Store.forReading(settings(from.s3()), location(from.s3()))));
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

  /**
   * Finds the folder of an extractor that is not built in; one in a bucket is fetched.
   *
   * @param fetched folder for that
   */
  ExtractorFolder extractor(ExtractorSpec extractor, Path fetched) {
    if (extractor.volume() != null) {
      Path folder = volumes.resolve(extractor.volume());
      return new ExtractorFolder(folder.toString(), folder);
    }
    if (extractor.configMap() != null) {
      Path folder = configMaps.resolve(extractor.configMap().name());
      return new ExtractorFolder(folder.toString(), folder);
    }
    return fetch(extractor.s3(), fetched);
  }

  private ExtractorFolder fetch(S3Source s3, Path fetched) {
    String prefix = s3.prefix() == null ? "" : s3.prefix() + "/";
    try (Bucket bucket = Bucket.open(settings(s3), s3.bucket())) {
      Files.createDirectories(fetched);
      List<S3Entry> files = new ArrayList<>();
      bucket.list(
          prefix,
          entry -> {
            String name = entry.key().substring(prefix.length());
            if (name.equals(ExtractorFolder.DESCRIPTOR)
                || (!name.contains("/") && name.endsWith(ExtractorFolder.NETWORK_SUFFIX))) {
              files.add(entry);
            }
          });
      // Told before gigabytes of what may not be meant are fetched.
      ExtractorFolder.requireBoth(
          location(s3).toString(),
          files.stream().map(entry -> entry.key().substring(prefix.length())).toList());
      files.forEach(
          entry -> bucket.download(entry, fetched.resolve(entry.key().substring(prefix.length()))));
    } catch (IOException e) {
      throw StoreException.of("cannot write", fetched, e);
    }
    return new ExtractorFolder(location(s3).toString(), fetched);
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

  static S3Location location(S3Source s3) {
    return new S3Location(s3.bucket(), Objects.requireNonNullElse(s3.prefix(), ""));
  }

  /** How to reach a bucket that the document names. */
  S3Settings settings(S3Source s3) {
    return new S3Settings(
        Optional.ofNullable(s3.endpoint()),
        Optional.ofNullable(s3.region()),
        Optional.ofNullable(s3.secretName()).map(secrets::resolve));
  }
}
