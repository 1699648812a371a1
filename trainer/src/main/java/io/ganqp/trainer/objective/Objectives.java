package io.ganqp.trainer.objective;

import io.ganqp.crds.v1alpha1.CriticInput;
import io.ganqp.crds.v1alpha1.ObjectiveSpec;
import java.util.Optional;

/** The one list of divergences: from what a user writes to what computes it. */
public final class Objectives {

  private Objectives() {}

  /**
   * The objective of a complete specification.
   *
   * @param input what the critic scores
   */
  public static Objective of(ObjectiveSpec spec, CriticInput input) {
    Divergence divergence =
        switch (spec.divergence()) {
          case GAN_QP -> new GanQp(spec.lambda());
          case SGAN, F_GAN, WGAN, LSGAN, HINGE, RP_GAN ->
              throw new UnsupportedOperationException(spec.divergence() + " for " + input);
        };
    return new Objective(
        divergence, Optional.ofNullable(spec.distance()).map(d -> Distance.valueOf(d.name())));
  }
}
