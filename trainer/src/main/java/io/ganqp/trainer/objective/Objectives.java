package io.ganqp.trainer.objective;

import io.ganqp.crds.v1alpha1.ObjectiveSpec;
import java.util.Optional;

/** The one list of divergences: from what a user writes to what computes it. */
public final class Objectives {

  private Objectives() {}

  /** The objective that a specification asks for. */
  public static Objective of(ObjectiveSpec spec) {
    Divergence divergence =
        switch (spec.divergence()) {
          case GAN_QP -> new GanQp(spec.lambda());
        };
    return new Objective(divergence, Optional.of(Distance.valueOf(spec.distance().name())));
  }
}
