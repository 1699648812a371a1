package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.ganqp.crds.v1alpha1.RolloutStatus;
import java.util.Optional;

/** What to do about the pod template of a Deployment. */
enum RolloutDecision {
  /** It is to become the desired one. */
  ROLL_OUT,

  /** It is the desired one; differences in it are drift. */
  KEEP,

  /**
   * The desired one was rolled out already, and somebody has since brought back another one of
   * ours: the Deployment is theirs until there is something else to roll out.
   */
  HOLD,

  /** The desired one is tried first: the Deployment stays as it is. */
  TRY;

  /**
   * Decides from names of templates alone.
   *
   * @param desired name of the desired template
   * @param deployment what there is; null for nothing
   * @param last what the operator rolled out last; null for nothing
   */
  static RolloutDecision of(String desired, Deployment deployment, RolloutStatus last) {
    Optional<String> actual = Optional.ofNullable(deployment).flatMap(Revision::of);
    if (actual.isEmpty()) {
      return ROLL_OUT;
    }
    if (actual.get().equals(desired)) {
      return KEEP;
    }
    return last != null && desired.equals(last.revision()) ? HOLD : ROLL_OUT;
  }
}
