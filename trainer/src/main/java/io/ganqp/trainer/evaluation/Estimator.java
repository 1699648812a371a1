package io.ganqp.trainer.evaluation;

import java.util.List;

/** Computes metrics that share their work. */
public sealed interface Estimator permits ImageEstimator, FeatureEstimator {

  /** The metrics, in the order in which they are reported. */
  List<Metric> metrics();
}
