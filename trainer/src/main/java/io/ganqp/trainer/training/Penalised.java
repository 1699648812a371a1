package io.ganqp.trainer.training;

import io.ganqp.trainer.constraint.GradientNorms;
import io.ganqp.trainer.objective.Loss;
import io.ganqp.trainer.recipe.Recipe;
import java.util.LinkedHashMap;
import java.util.Map;

/** A loss with a penalty. */
final class Penalised {

  private Penalised() {}

  /** The sum, and the penalty among the diagnostics. */
  static Loss of(Loss loss, GradientNorms norms) {
    Map<String, Double> diagnostics = new LinkedHashMap<>(loss.diagnostics());
    diagnostics.put(Recipe.PENALTY.name(), norms.penalty());
    diagnostics.put(Recipe.GRADIENT_NORM.name(), norms.mean());
    return new Loss(loss.value() + norms.penalty(), loss.real(), loss.fake(), diagnostics);
  }
}
