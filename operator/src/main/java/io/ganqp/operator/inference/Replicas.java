package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.ganqp.crds.v1alpha1.GanQpInferenceSpec;
import java.util.Objects;
import java.util.OptionalInt;

/** Who sets the number of pods: the spec, or an autoscaler. */
final class Replicas {

  private Replicas() {}

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
