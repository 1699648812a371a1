package io.ganqp.trainer.judging;

import io.ganqp.contract.metric.MetricValue;
import io.ganqp.crds.v1alpha1.EvaluationMetric;
import io.ganqp.crds.v1alpha1.EvaluationSpec;
import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.evaluation.Evaluator;
import io.ganqp.trainer.evaluation.FeatureEstimator;
import io.ganqp.trainer.evaluation.FeatureEvaluation;
import io.ganqp.trainer.evaluation.ImageSet;
import io.ganqp.trainer.evaluation.Measurement;
import io.ganqp.trainer.evaluation.Metric;
import io.ganqp.trainer.evaluation.Metrics;
import io.ganqp.trainer.evaluation.ReferenceFeatures;
import io.ganqp.trainer.evaluation.feature.FeatureExtractor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures generated images by all metrics at each evaluation, and by the one that chooses the best
 * model once more, on other images, where a model may be the best: the luckiest of many tries is
 * not to win. What is computed of the real images is computed once, when it is first needed.
 */
public final class Judge {

  private static final Logger LOG = LoggerFactory.getLogger(Judge.class);

  /** The part of the samples that confirms, since large images cost more, and its least number. */
  private static final int CONFIRMING_PART = 8;

  private static final int LEAST_CONFIRMING = 128;

  private static final String GENERATED = "generated images";

  private final EvaluationSpec spec;
  private final PackedDataset dataset;
  private final Optional<Extractors> extractors;
  private final long seed;
  private final Set<String> told = new LinkedHashSet<>();

  private Evaluator tracking;
  private Evaluator confirming;

  /**
   * A judge of one training.
   *
   * @param extractors stay open; empty where no metric needs features
   * @param seed of the projections of the sliced Wasserstein distance
   */
  public Judge(
      EvaluationSpec spec, PackedDataset dataset, Optional<Extractors> extractors, long seed) {
    if (extractors.isEmpty() && needsFeatures(spec)) {
      throw new IllegalArgumentException(spec.metric() + " needs features");
    }
    this.spec = spec;
    this.dataset = dataset;
    this.extractors = extractors;
    this.seed = seed;
  }

  /** Whether the specification asks for a metric, or for an extractor, of features. */
  public static boolean needsFeatures(EvaluationSpec spec) {
    return spec.metric() != EvaluationMetric.SLICED_WASSERSTEIN || spec.extractor() != null;
  }

  /**
   * What an evaluation says of a generator.
   *
   * @param values of all metrics that say something here, first the one that the best model is
   *     chosen by
   */
  public record Judgement(List<MetricValue> values) {

    /** The value that the best model is chosen by. */
    public MetricValue judge() {
      return values.get(0);
    }
  }

  /** Computes what {@link #track} needs of the real images, if it has not been. */
  public void prepare(ImageProgress progress) {
    if (tracking == null) {
      tracking = everything(progress);
    }
  }

  /**
   * Measures images by all metrics.
   *
   * @param generated {@link #samples} of them
   * @param progress told how many were looked at
   */
  public Judgement track(ImageSet generated, ImageProgress progress) {
    prepare(progress);
    List<Measurement> measurements =
        tracking
            .measure(generated, done -> progress.looked(GENERATED, done, generated.size()))
            .measurements();
    measurements.forEach(this::tell);
    Optional<FeatureExtractor> extractor = extractors.map(Extractors::tracking);
    MetricValue judge = judge(measurements, extractor);
    Stream<MetricValue> others =
        measurements.stream()
            .filter(Measurement::meaningful)
            .map(measurement -> value(measurement, extractor))
            .filter(value -> !value.metric().equals(judge.metric()));
    return new Judgement(Stream.concat(Stream.of(judge), others).toList());
  }

  /**
   * Measures other images by the metric that chooses the best model.
   *
   * @param generated {@link #confirmingSamples} of them, of latents that nothing was chosen by
   */
  public MetricValue confirm(ImageSet generated, ImageProgress progress) {
    if (confirming == null) {
      confirming = judging(progress);
    }
    return judge(
        confirming
            .measure(generated, done -> progress.looked(GENERATED, done, generated.size()))
            .measurements(),
        extractors.map(Extractors::confirmation));
  }

  /** What the values of {@link #track} are to be read with; worked out anew each time. */
  public List<Yardstick> yardsticks() {
    return Yardsticks.of(
        new Yardsticks.ComparedImages(
            real(spec.samples()), RealImages.training(dataset, spec.samples()), spec.samples()),
        extractors,
        seed);
  }

  /** Images of an evaluation. */
  public int samples() {
    return spec.samples();
  }

  /** Images of a confirmation. */
  public int confirmingSamples() {
    int least =
        spec.metric() == EvaluationMetric.FRECHET_DISTANCE
            ? extractors.orElseThrow().confirmation().dimension() + 1
            : LEAST_CONFIRMING;
    return Math.min(spec.samples(), Math.max(least, spec.samples() / CONFIRMING_PART));
  }

  private Evaluator everything(ImageProgress progress) {
    return new Evaluator(
        real(spec.samples()),
        Metrics.byImages(seed),
        extractors
            .map(Extractors::tracking)
            .map(extractor -> byFeatures(extractor, estimators(extractor), progress))
            .stream()
            .toList());
  }

  /** Measures by what chooses the best model alone. */
  private Evaluator judging(ImageProgress progress) {
    if (spec.metric() == EvaluationMetric.SLICED_WASSERSTEIN) {
      return new Evaluator(real(confirmingSamples()), Metrics.byImages(seed), List.of());
    }
    FeatureExtractor extractor = extractors.orElseThrow().confirmation();
    Set<String> names = new TreeSet<>();
    for (EvaluationMetric metric : List.of(spec.metric(), EvaluationMetric.KERNEL_DISTANCE)) {
      MetricNames.of(metric, Optional.of(extractor)).ifPresent(names::add);
    }
    return new Evaluator(
        real(confirmingSamples()),
        List.of(),
        List.of(byFeatures(extractor, Metrics.select(estimators(extractor), names), progress)));
  }

  private RealImages real(int samples) {
    return RealImages.of(dataset, samples);
  }

  /** The metrics by features, under the names that a training reports them by. */
  public static List<FeatureEstimator> estimators(FeatureExtractor extractor) {
    return Metrics.byFeatures(extractor.dimension(), name -> MetricNames.full(name, extractor));
  }

  private FeatureEvaluation byFeatures(
      FeatureExtractor extractor, List<FeatureEstimator> estimators, ImageProgress progress) {
    FeaturesOfReals reals = new FeaturesOfReals(dataset, extractors.orElseThrow().cache());
    boolean copies =
        estimators.stream()
            .flatMap(estimator -> estimator.metrics().stream())
            .anyMatch(metric -> metric.needs().contains(Metric.Need.TRAINING_FEATURES));
    RealImages real = real(spec.samples());
    ReferenceFeatures reference =
        copies
            ? reals.reference(extractor, real, spec.samples(), progress)
            : reals.reference(extractor, real, progress);
    return new FeatureEvaluation(extractor, reference, estimators);
  }

  /** The value of the metric asked for; of the kernel distance where that one says nothing. */
  private MetricValue judge(List<Measurement> measurements, Optional<FeatureExtractor> extractor) {
    return named(measurements, spec.metric(), extractor)
        .or(() -> named(measurements, EvaluationMetric.KERNEL_DISTANCE, extractor))
        .or(() -> named(measurements, EvaluationMetric.SLICED_WASSERSTEIN, extractor))
        .orElseThrow(() -> new IllegalStateException("no metric has a value: " + measurements));
  }

  private static Optional<MetricValue> named(
      List<Measurement> measurements,
      EvaluationMetric metric,
      Optional<FeatureExtractor> extractor) {
    Optional<String> name = MetricNames.of(metric, extractor);
    return measurements.stream()
        .filter(measurement -> name.equals(Optional.of(measurement.metric().name())))
        .filter(Measurement::meaningful)
        .map(measurement -> value(measurement, extractor))
        .findFirst();
  }

  private static MetricValue value(Measurement measurement, Optional<FeatureExtractor> extractor) {
    return new MetricValue(
        measurement.metric().name(),
        measurement.metric().direction(),
        measurement.value().orElseThrow(),
        measurement.standardError().isPresent()
            ? (Double) measurement.standardError().getAsDouble()
            : null,
        measurement.metric().byFeatures() ? extractor.orElseThrow().digest() : null);
  }

  /** Says once why a metric says nothing. */
  private void tell(Measurement measurement) {
    measurement
        .reservation()
        .filter(reservation -> told.add(measurement.metric().name()))
        .ifPresent(reservation -> LOG.info("{}: {}", measurement.metric().name(), reservation));
  }
}
