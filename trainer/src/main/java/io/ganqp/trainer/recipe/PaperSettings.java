package io.ganqp.trainer.recipe;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ganqp.crds.v1alpha1.CriticSpec;
import io.ganqp.crds.v1alpha1.ObjectiveSpec;
import io.ganqp.crds.v1alpha1.OptimizerAlgorithm;
import io.ganqp.trainer.objective.CatalogEntry;
import io.ganqp.trainer.objective.Constraint;
import io.ganqp.trainer.objective.ObjectiveCatalog;
import java.util.ArrayList;
import java.util.List;

/**
 * How the paper of an objective trains it, as its entry of the {@link ObjectiveCatalog} has it.
 *
 * @param criticSteps critic steps before each generator step
 * @param beta1 Adam's; unused by RMSprop
 */
record PaperSettings(
    int criticSteps,
    OptimizerAlgorithm algorithm,
    double learningRate,
    double beta1,
    double beta2) {

  private static final JsonMapper NAMES = new JsonMapper();

  /** RMSprop's decay where its source names none: PyTorch's. */
  private static final double RMS_PROP_DECAY = 0.99;

  private static final double RMS_PROP_RATE = 5e-5;

  /** The settings of an objective with a constraint. */
  static PaperSettings of(ObjectiveSpec objective, CriticSpec critic) {
    CatalogEntry entry =
        ObjectiveCatalog.of(NAMES.convertValue(objective.divergence(), String.class));
    var recipe = entry.recipe(held(critic));
    return recipe.beta1() == null
        ? new PaperSettings(
            recipe.criticSteps(),
            OptimizerAlgorithm.RMS_PROP,
            recipe.learningRate(),
            0,
            RMS_PROP_DECAY)
        : new PaperSettings(
            recipe.criticSteps(),
            OptimizerAlgorithm.ADAM,
            recipe.learningRate(),
            recipe.beta1(),
            recipe.beta2());
  }

  /** The same critic steps with an algorithm that the paper does not use. */
  PaperSettings with(OptimizerAlgorithm other) {
    if (other == algorithm) {
      return this;
    }
    return switch (other) {
      case ADAM -> new PaperSettings(criticSteps, other, 2e-4, 0.5, 0.999);
      case RMS_PROP -> new PaperSettings(criticSteps, other, RMS_PROP_RATE, 0, RMS_PROP_DECAY);
    };
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
