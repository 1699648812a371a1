package io.ganqp.trainer.comparison.plan;

import io.ganqp.crds.v1alpha1.CheckpointSpec;
import io.ganqp.crds.v1alpha1.EvaluationMetric;
import io.ganqp.crds.v1alpha1.EvaluationSpec;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;

/** A short training for its time alone: nothing is evaluated on its way, and nothing saved. */
final class Probe {

  /** Enough for a median that the slow first ones don't count in. */
  static final int ITERATIONS = 81;

  /** None of the comparison's: more seeds, or another order of them, change no length. */
  static final long SEED = 0;

  private static final int FEWEST_SAMPLES = 2;

  private Probe() {}

  /** A base for it. */
  static GanQpTrainingSpec of(GanQpTrainingSpec base) {
    return new GanQpTrainingSpec(
        base.dataset(),
        base.model(),
        base.objective(),
        base.critic(),
        base.augmentation(),
        base.optimizer(),
        base.training(),
        new EvaluationSpec(
            ITERATIONS,
            FEWEST_SAMPLES,
            EvaluationMetric.SLICED_WASSERSTEIN,
            base.evaluation().extractor()),
        new CheckpointSpec(ITERATIONS, base.checkpoint().keep()),
        base.storage(),
        base.trainer(),
        base.runPolicy(),
        base.serving());
  }
}
