package io.ganqp.trainer.judging;

import io.ganqp.crds.v1alpha1.EvaluationMetric;
import io.ganqp.trainer.evaluation.Metrics;
import io.ganqp.trainer.evaluation.SlicedWasserstein;
import io.ganqp.trainer.evaluation.feature.FeatureExtractor;
import java.util.Optional;

/** What the metrics of a specification are reported under. */
public final class MetricNames {

  private MetricNames() {}

  /** The full name of a metric of an extractor's features, by its own name. */
  public static String full(String metric, FeatureExtractor extractor) {
    // A name from the extractor's descriptor is one that the field knows, such as fid.
    String known = extractor.metricNames().get(metric);
    return known == null ? metric + "/" + extractor.name() : known;
  }

  /** The full name of a metric; empty if it is of features and there is no extractor. */
  static Optional<String> of(EvaluationMetric metric, Optional<FeatureExtractor> extractor) {
    return switch (metric) {
      case KERNEL_DISTANCE -> extractor.map(e -> full(Metrics.KERNEL_DISTANCE, e));
      case FRECHET_DISTANCE -> extractor.map(e -> full(Metrics.FRECHET_DISTANCE, e));
      case SLICED_WASSERSTEIN -> Optional.of(SlicedWasserstein.NAME);
    };
  }
}
