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

  /** What generated images are compared with. */
  enum Against {
    HOLDOUT(RealImages.Part.HELD_OUT),
    TRAINING(RealImages.Part.TRAINING),
    ALL(RealImages.Part.ALL);

    private final RealImages.Part part;

    Against(RealImages.Part part) {
      this.part = part;
    }
  }

  @Option(
      names = "--against",
      paramLabel = "PART",
      description =
          "Which images of the data set are the real ones: holdout, training or all. Default: as in"
              + " a training, those held out, or those trained on where none are.")
  private Against against;

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
   * Measures images against those of the document, which are in {@code dataset}.
   *
   * @param what is measured, for messages
   */
  Measured measure(
      String what,
      OpenSubject subject,
      GanQpTrainingSpec spec,
      PackedDataset dataset,
      Extractors extractors) {
    RealImages.Part part = part(dataset);
    String source = source(spec);
    Scoring scoring =
        new Scoring(
            dataset,
            part,
            extractors,
            new EvaluationLatents(spec.training().seed(), spec.model().latentDimension())
                .projections(),
            samples(spec));
    Scores scores = scoring.score(subject.images(), new ComputingLog());
    subject.suspicion().get().ifPresent(doubt -> LOG.warn("{}: {}", what, doubt));
    return new Measured(scores, part, source, dataset);
  }

  private RealImages.Part part(PackedDataset dataset) {
    if (against == Against.HOLDOUT && dataset.holdoutImages() == 0) {
      throw new InvalidOptionException(
          "--against holdout: no image of the %d is held out by spec.dataset.holdoutFraction %s: raise it, or compare with training or all"
              .formatted(dataset.images().size(), dataset.options().holdoutFraction()));
    }
    return against == null ? RealImages.Part.comparedWith(dataset) : against.part;
  }

  private String source(GanQpTrainingSpec spec) {
    try (OpenSource source = options.places().source(spec.dataset())) {
      return source.images().description();
    }
  }
}
