package io.ganqp.trainer.cli;

import io.ganqp.contract.store.ScratchFolder;
import io.ganqp.crds.v1alpha1.DatasetSpec;
import io.ganqp.crds.v1alpha1.EvaluationMetric;
import io.ganqp.crds.v1alpha1.EvaluationSpec;
import io.ganqp.crds.v1alpha1.ExtractorSpec;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.crds.validation.DocumentReader;
import io.ganqp.trainer.dataset.DatasetOptions;
import io.ganqp.trainer.dataset.DatasetShortages;
import io.ganqp.trainer.dataset.HoldoutBy;
import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.dataset.PackingProgress;
import io.ganqp.trainer.dataset.Rejects;
import io.ganqp.trainer.dataset.image.Crop;
import io.ganqp.trainer.dataset.source.ImageSource;
import io.ganqp.trainer.evaluation.feature.BuiltinExtractor;
import io.ganqp.trainer.evaluation.feature.cache.FeatureCache;
import io.ganqp.trainer.judging.Extractors;
import io.ganqp.trainer.judging.Judge;
import io.ganqp.trainer.recipe.Completion;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The document of a training, and where its volumes, secrets and caches are here. */
final class TrainingOptions {

  private static final Logger LOG = LoggerFactory.getLogger(TrainingOptions.class);
  private static final int LISTED_REJECTS = 10;

  /** Threads that compute features: each takes some hundred megabytes for large images. */
  private static final int MOST_THREADS = 8;

  @Option(
      names = {"-f", "--file"},
      required = true,
      paramLabel = "YAML",
      description = "The GanQpTraining document.")
  private Path file;

  @Mixin private PlaceOptions places;

  @Mixin private CacheOption cache;

  /** Reads and validates the document. */
  GanQpTraining training() {
    GanQpTraining training = DocumentReader.ofTrainings().read(file);
    training.setSpec(Completion.of(training.getSpec()));
    places.requireNamed(NamedPlaces.of(training.getSpec()), file);
    return training;
  }

  /** Where what the document names is here. */
  Places places() {
    return places.places(file.toAbsolutePath().getParent(), cache.scratchPlace());
  }

  /** Room for files on their way; what killed runs left there is removed. */
  ScratchFolder scratch() {
    return cache.scratch();
  }

  /** Has native libraries unpacked in the cache; to be called before the first is loaded. */
  void takeNativeLibraries() {
    cache.takeNativeLibraries();
  }

  /** Has what reads images loaded; to be called before long work. */
  void takeImageLibraries() {
    cache.takeImageLibraries();
  }

  /** Where copies are kept that can be made again. */
  Path cacheFolder() {
    return cache.folder();
  }

  /** Packs the images, or opens them where they are packed. */
  PackedDataset dataset(GanQpTrainingSpec spec, PackingProgress progress) {
    DatasetSpec dataset = spec.dataset();
    DatasetOptions options =
        new DatasetOptions(
            spec.model().resolution(),
            Crop.valueOf(dataset.crop().name()),
            dataset.mirror(),
            dataset.holdoutFraction(),
            HoldoutBy.valueOf(dataset.holdoutBy().name()),
            dataset.maximumRejectedFraction(),
            spec.training().seed());
    try (OpenSource source = places().source(dataset)) {
      PackedDataset packed = open(source.images(), options, progress);
      DatasetShortages.of(packed, spec.training().batchSize())
          .forEach(shortage -> LOG.warn("{}: {}", source.images().description(), shortage));
      return packed;
    }
  }

  /** Packs other images as those of the document are, with none held out and none mirrored. */
  PackedDataset others(ImageSource images, GanQpTrainingSpec spec, PackingProgress progress) {
    DatasetOptions options =
        new DatasetOptions(
            spec.model().resolution(),
            Crop.valueOf(spec.dataset().crop().name()),
            false,
            0,
            spec.dataset().maximumRejectedFraction(),
            0);
    return open(images, options, progress);
  }

  private PackedDataset open(ImageSource images, DatasetOptions options, PackingProgress progress) {
    PackedDataset packed = PackedDataset.open(images, options, cache.folder(), progress);
    warn(images.description(), packed.rejects());
    return packed;
  }

  /**
   * Opens the feature extractors that the evaluation needs, if it needs any.
   *
   * @param scratch folder for one that is fetched
   */
  OpenExtractors extractors(EvaluationSpec spec, Path scratch) {
    if (!Judge.needsFeatures(spec)) {
      return new OpenExtractors(Optional.empty());
    }
    Extractors extractors = openExtractors(spec, scratch);
    int features = extractors.confirmation().dimension();
    if (spec.metric() == EvaluationMetric.FRECHET_DISTANCE && spec.samples() <= features) {
      extractors.close();
      throw new InvalidOptionException(
          "spec.evaluation.samples %d: the Fréchet distance of %d features takes more images than that: raise it, or let spec.evaluation.metric be KernelDistance"
              .formatted(spec.samples(), features));
    }
    return new OpenExtractors(Optional.of(extractors));
  }

  /**
   * Opens feature extractors, the built-in ones where the evaluation names none.
   *
   * @param scratch folder for one that is fetched
   */
  Extractors openExtractors(EvaluationSpec spec, Path scratch) {
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    FeatureCache features = FeatureCache.of(cache.folder().resolve("features"));
    ExtractorSpec extractor = spec.extractor();
    if (extractor == null || extractor.builtin() != null) {
      BuiltinExtractor builtin =
          extractor == null || extractor.builtin().resolution() == BuiltinExtractor.TRACKING.size()
              ? BuiltinExtractor.TRACKING
              : BuiltinExtractor.CONFIRMATION;
      return Extractors.builtin(builtin, threads, features);
    }
    ExtractorFolder folder = places().extractor(extractor, scratch.resolve("extractor"));
    return Extractors.of(folder.open(threads), features);
  }

  private static void warn(String source, Rejects rejects) {
    if (rejects.total() > 0) {
      LOG.warn(
          "{}: {}\n{}", source, rejects.summary(), rejects.listing(LISTED_REJECTS).stripTrailing());
    }
  }
}
