package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.ganqp.crds.v1alpha1.AutoscalingSpec;
import io.ganqp.crds.v1alpha1.GanQpInferenceSpec;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** Who sets the number of pods: the spec, or an autoscaler. */
final class Replicas {

  /** What a user gets who asks for none. */
  private static final int DEFAULT = 1;

  private Replicas() {}

  /**
   * That a number, as {@code kubectl scale} sets it, is not heeded while there is an autoscaler.
   */
  static Optional<String> remark(GanQpInferenceSpec spec) {
    AutoscalingSpec autoscaling = spec.autoscaling();
    return autoscaling == null || spec.replicas() == DEFAULT
        ? Optional.empty()
        : Optional.of(
            "spec.replicas, %d, is not heeded: the autoscaler keeps %d to %d pods; change spec.autoscaling, or take it out."
                .formatted(spec.replicas(), autoscaling.minReplicas(), autoscaling.maxReplicas()));
  }

  /**
   * The number to set now; empty to leave it alone. An autoscaler owns the number from when it is
   * there; one that finds no pods would rest for ever, so it is given its least number first.
   *
   * @param autoscaled whether the autoscaler is there already
   */
  static OptionalInt toSet(GanQpInferenceSpec spec, Deployment deployment, boolean autoscaled) {
    int present = Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 1);
    if (spec.autoscaling() != null) {
      return autoscaled || present > 0
          ? OptionalInt.empty()
          : OptionalInt.of(spec.autoscaling().minReplicas());
    }
    return present == spec.replicas() ? OptionalInt.empty() : OptionalInt.of(spec.replicas());
  }
}
