package io.ganqp.trainer.cli;

import io.ganqp.contract.store.ModelResolver;
import io.ganqp.contract.store.ResolvedModel;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.judging.Extractors;
import io.ganqp.trainer.judging.RealImages;
import io.ganqp.trainer.scoring.ClosestPairs;
import io.ganqp.trainer.scoring.EvaluationReport;
import io.ganqp.trainer.scoring.Scores;
import io.ganqp.trainer.scoring.Scoring;
import io.ganqp.trainer.training.EvaluationLatents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What images are measured by: a training's document, how many of them, and against which. */
final class MeasuringOptions {

  /** Fewest images that anything is measured of, and that any is nearest of. */
  static final int FEWEST = 2;

  private static final Logger LOG = LoggerFactory.getLogger(MeasuringOptions.class);
  private static final int MOST = 50_000;

  @Mixin private TrainingOptions options;

  @Mixin private ModelBucketOptions bucket;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description =
          "Images to generate, or to take of those that there are, 2 to 50000; real ones are at"
              + " most as many. Default: spec.evaluation.samples.")
  private Integer samples;

  @Option(
      names = "--latents",
      paramLabel = "SEED",
      description =
          "Seed of the latents of the images, any 64-bit integer. Default: spec.training.seed, by"
              + " which they are those that the training tracked and chose by.")
  private Long latents;

  @Mixin private ComparedParts against;

  /**
   * Confirms that no more than one part of the data set is asked for.
   *
   * @param who compares with one only, for the message
   */
  void requireOnePart(String who) {
    if (against.count() > 1) {
      throw new InvalidOptionException(
          "--against names %d parts, and %s compares with one: name one"
              .formatted(against.count(), who));
    }
  }

  /** The document, and where its volumes, secrets and caches are here. */
  TrainingOptions training() {
    return options;
  }

  /** Confirms what can be told before anything is read. */
  void require() {
    if (samples != null && (samples < FEWEST || samples > MOST)) {
      throw new InvalidOptionException(
          "--samples is %d; use %d to %d".formatted(samples, FEWEST, MOST));
    }
  }

  /** Images to measure. */
  int samples(GanQpTrainingSpec spec) {
    return samples == null ? spec.evaluation().samples() : samples;
  }

  /** Seed of the latents of what is measured. */
  long latents(GanQpTrainingSpec spec) {
    return latents == null ? spec.training().seed() : latents;
  }

  /** Reads a generator, and confirms its digest. */
  ResolvedModel model(EvaluatedPlace.Generator place, GanQpTraining training) {
    return place instanceof EvaluatedPlace.InBucket model
        ? bucket.model(model.place(), training, options.places(), options.cacheFolder())
        : ModelResolver.resolve(((EvaluatedPlace.Model) place).path());
  }

  /** What was measured, against which images. */
  record Measured(Scores scores, RealImages.Part part, String source, PackedDataset dataset) {

    /** The report, with the closest pairs where they are asked for. */
    EvaluationReport report(OpenSubject subject, Optional<ClosestPairs> pairs) {
      return EvaluationReport.of(
          subject.evaluated(), subject.images().size(), source, dataset, part, scores, pairs);
    }
  }

  /**
   * Measures images against those of the document, which are in {@code dataset}; the images
   * themselves are looked at once.
   *
   * @param what is measured, for messages
   * @return one for each part asked for, in that order
   */
  List<Measured> measure(
      String what,
      OpenSubject subject,
      GanQpTrainingSpec spec,
      PackedDataset dataset,
      Extractors extractors) {
    String source = source(spec);
    long projections =
        new EvaluationLatents(spec.training().seed(), spec.model().latentDimension()).projections();
    List<Measured> all = new ArrayList<>();
    for (RealImages.Part part : against.of(dataset)) {
      Scoring scoring = new Scoring(dataset, part, extractors, projections, samples(spec));
      Scores scores =
          all.isEmpty()
              ? scoring.score(subject.images(), new ComputingLog())
              : scoring.score(subject.images(), last(all).scores(), new ComputingLog());
      all.add(new Measured(scores, part, source, dataset));
    }
    subject.suspicion().get().ifPresent(doubt -> LOG.warn("{}: {}", what, doubt));
    return List.copyOf(all);
  }

  private static Measured last(List<Measured> measured) {
    return measured.get(measured.size() - 1);
  }

  private String source(GanQpTrainingSpec spec) {
    try (OpenSource source = options.places().source(spec.dataset())) {
      return source.images().description();
    }
  }
}
