package io.ganqp.trainer.recipe;

import io.ganqp.crds.v1alpha1.CriticSpec;
import io.ganqp.crds.v1alpha1.ObjectiveSpec;
import io.ganqp.crds.v1alpha1.OptimizerAlgorithm;
import io.ganqp.trainer.objective.Constraint;
import io.ganqp.trainer.objective.Objectives;
import io.ganqp.trainer.objective.SourceSettings;
import java.util.ArrayList;
import java.util.List;

/** What the sources of the objectives train with. */
final class Sources {

  /** Of those who use Adam without saying more: DCGAN's. */
  private static final Rates ADAM = new Rates(2e-4, 0.5, 0.999);

  /** Of WGAN, and PyTorch's decay, which WGAN's code leaves as it is. */
  private static final Rates RMS_PROP = new Rates(5e-5, null, 0.99);

  private Sources() {}

  /**
   * How an optimizer moves.
   *
   * @param beta1 null for RMSprop
   */
  record Rates(double learningRate, Double beta1, double beta2) {}

  /** The settings of an objective with a constraint. */
  static SourceSettings of(ObjectiveSpec objective, CriticSpec critic) {
    return Objectives.entry(objective).settings(held(critic));
  }

  /** The rates of a source, or the usual ones where it uses another algorithm. */
  static Rates rates(SourceSettings source, OptimizerAlgorithm algorithm) {
    Rates usual =
        switch (algorithm) {
          case ADAM -> ADAM;
          case RMS_PROP -> RMS_PROP;
        };
    if (algorithm != source.optimizer()) {
      return usual;
    }
    return new Rates(
        source.learningRate(),
        source.beta1(),
        source.beta2() == null ? usual.beta2() : source.beta2());
  }

  private static List<Constraint> held(CriticSpec critic) {
    List<Constraint> held = new ArrayList<>();
    if (critic.weightClipping() != null) {
      held.add(Constraint.WEIGHT_CLIPPING);
    }
    if (critic.penalty() != null) {
      switch (critic.penalty().type()) {
        case GRADIENT_PENALTY, ONE_SIDED_GRADIENT_PENALTY -> held.add(Constraint.GRADIENT_PENALTY);
        case WGAN_DIV, WGAN_DIV_AT_SAMPLES -> held.add(Constraint.WGAN_DIV);
        case R1 -> held.add(Constraint.R1);
        case R2 -> held.add(Constraint.R2);
        case R1_AND_R2 -> held.addAll(List.of(Constraint.R1, Constraint.R2));
      }
    }
    if (critic.spectralNorm()) {
      held.add(Constraint.SPECTRAL_NORM);
    }
    return held;
  }
}
