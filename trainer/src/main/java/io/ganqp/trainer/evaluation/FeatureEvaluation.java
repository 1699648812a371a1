package io.ganqp.trainer.evaluation;

import io.ganqp.trainer.evaluation.feature.FeatureExtractor;
import io.ganqp.trainer.evaluation.feature.Features;
import java.util.List;

/**
 * Metrics by the features of one extractor, against real images of which everything is computed
 * once, when this is made.
 */
public final class FeatureEvaluation {

  private final FeatureExtractor extractor;
  private final int dimension;
  private final List<FeatureEstimator.Comparison> comparisons;

  /**
   * Prepares the comparison.
   *
   * @param reference made by the extractor
   * @throws IllegalArgumentException if it was not, or holds values that are not finite
   */
  public FeatureEvaluation(
      FeatureExtractor extractor, ReferenceFeatures reference, List<FeatureEstimator> estimators) {
    this.extractor = extractor;
    this.dimension = extractor.dimension();
    check(reference.real());
    this.comparisons = estimators.stream().map(e -> e.against(reference)).toList();
  }

  /** The extractor whose features are compared. */
  public FeatureExtractor extractor() {
    return extractor;
  }

  /**
   * Measures images that were looked at already; of other real ones, for the distance that a
   * perfect generator would have.
   *
   * @throws IllegalArgumentException if these are not features of the extractor, or not finite
   */
  public List<Measurement> measure(Features generated) {
    check(generated);
    return comparisons.stream().flatMap(c -> c.measure(generated).stream()).toList();
  }

  private void check(Features features) {
    if (features.dimension() != dimension) {
      throw new IllegalArgumentException(
          "%d features are not those of %s, which has %d"
              .formatted(features.dimension(), extractor.name(), dimension));
    }
  }
}
