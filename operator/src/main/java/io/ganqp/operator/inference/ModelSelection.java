package io.ganqp.operator.inference;

import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.ModelSource;
import io.ganqp.crds.v1alpha1.RolloutStatus;
import java.util.Optional;

/**
 * Which model is to be served.
 *
 * @param model empty if there is none yet
 * @param remark why it is none, or not the one that was asked for; empty if it is
 */
record ModelSelection(Optional<PinnedModel> model, Optional<String> remark) {

  /**
   * The named file, or the training's best. While the training is not there or has nothing to
   * serve, whatever was served last stays: a training may be deleted when it is done, its models
   * remain.
   *
   * @param training the one that {@code source} names; null if there is no such training
   * @param last what was rolled out last; null if nothing was
   */
  static ModelSelection of(ModelSource source, GanQpTraining training, RolloutStatus last) {
    if (source.trainingName() == null) {
      return new ModelSelection(Optional.of(PinnedModel.fixed(source)), Optional.empty());
    }
    Optional<PinnedModel> best = Optional.ofNullable(training).flatMap(PinnedModel::bestOf);
    if (best.isPresent()) {
      return new ModelSelection(best, Optional.empty());
    }
    String missing =
        training == null
            ? "There is no GanQpTraining %s in this namespace".formatted(source.trainingName())
            : "GanQpTraining %s has no model yet".formatted(source.trainingName());
    Optional<PinnedModel> served = PinnedModel.lastOf(last);
    return new ModelSelection(
        served,
        Optional.of(
            served
                .map(s -> missing + ": model " + s.model().version() + " is served on.")
                .orElse(missing + (training == null ? ": create it, or name another." : "."))));
  }
}
