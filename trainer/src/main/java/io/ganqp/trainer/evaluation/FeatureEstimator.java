package io.ganqp.trainer.evaluation;

import io.ganqp.trainer.evaluation.feature.Features;
import java.util.List;

/** Computes metrics from the features of images. */
public non-sealed interface FeatureEstimator extends Estimator {

  /** Computes what is needed of the real images, once for all measurements against them. */
  Comparison against(ReferenceFeatures reference);

  /** Real images to compare generated ones with. */
  interface Comparison {

    /**
     * A measurement of each metric.
     *
     * @param generated of the extractor that made the reference
     * @throws IllegalArgumentException if features are not finite
     */
    List<Measurement> measure(Features generated);
  }
}
