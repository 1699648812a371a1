package io.ganqp.trainer.objective;

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
          case GAN_QP -> new GanQp(spec.lambda(), spec.power(), input);
          case SGAN -> new Sgan(form(spec));
          case F_GAN -> new FGan(FDivergence.valueOf(spec.fDivergence().name()), form(spec));
          case WGAN -> new Wgan();
          case LSGAN -> Lsgan.ZERO_ONE;
          case HINGE -> new Hinge();
          case RP_GAN -> new RpGan(form(spec));
        };
    return new Objective(
        divergence, Optional.ofNullable(spec.distance()).map(d -> Distance.valueOf(d.name())));
  }

  private static GeneratorForm form(ObjectiveSpec spec) {
    return GeneratorForm.valueOf(spec.generatorLoss().name());
  }
}
