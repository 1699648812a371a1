package io.ganqp.trainer.comparison.plan;

import io.ganqp.crds.v1alpha1.GanQpTraining;

/**
 * One training of a comparison.
 *
 * @param objective name of the row that it belongs to
 * @param seed of it
 * @param training with nothing left out
 * @param yaml the same as a document
 */
public record PlannedRun(String objective, long seed, GanQpTraining training, String yaml) {

  /** Name of the training, and of its folder. */
  public String name() {
    return training.getMetadata().getName();
  }
}
