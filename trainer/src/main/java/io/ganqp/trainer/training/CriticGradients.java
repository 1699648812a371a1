package io.ganqp.trainer.training;

import io.ganqp.trainer.constraint.GradientPenalty;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.objective.Objective;
import io.ganqp.trainer.recipe.Recipe;
import java.util.Optional;
import java.util.function.Function;

/** From a recipe to the way in which the critic's gradient is computed. */
final class CriticGradients {

  private CriticGradients() {}

  /**
   * The way of a recipe.
   *
   * @param stack of pairs, for a critic of them
   * @param batch B, pairs of a step
   * @param critic compiles the critic
   */
  static CriticGradient of(
      Recipe recipe,
      Adversaries networks,
      Optional<StackedPairs> stack,
      int batch,
      Function<PlanOptions, Plan> critic) {
    Objective objective = recipe.objective();
    Optional<GradientPenalty> penalty = recipe.constraint().penalty();
    if (penalty.filter(GradientPenalty::isAtSamples).isPresent()) {
      return new PenalisedGradient(
          objective,
          penalty.get(),
          networks.critic(),
          critic.apply(PlanOptions.penalised(2 * batch)),
          batch);
    }
    CriticGradient plain =
        new PlainGradient(
            objective,
            networks.criticLayout(),
            critic.apply(PlanOptions.parameterGradient(2 * batch, 2)),
            pairs -> stack.map(s -> s.of(pairs)).orElse(pairs));
    return penalty.isEmpty()
        ? plain
        : new InterpolatedGradient(
            plain,
            penalty.get().interpolates(),
            networks.critic(),
            critic.apply(PlanOptions.penalised(batch)),
            batch);
  }
}
