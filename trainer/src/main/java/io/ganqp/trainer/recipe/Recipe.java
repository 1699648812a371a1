package io.ganqp.trainer.recipe;

import io.ganqp.contract.metric.Diagnostic;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.crds.v1alpha1.NetworkOptimizerSpec;
import io.ganqp.crds.v1alpha1.OptimizerSpec;
import io.ganqp.trainer.network.CriticOptions;
import io.ganqp.trainer.network.OptimizerRates;
import io.ganqp.trainer.objective.CriticInput;
import io.ganqp.trainer.objective.Objective;
import io.ganqp.trainer.objective.Objectives;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How a training learns.
 *
 * @param description of objective and constraint, for people
 * @param architecture of the critic
 * @param criticSteps critic steps before each generator step
 */
public record Recipe(
    String description,
    Objective objective,
    CriticOptions architecture,
    CriticConstraint constraint,
    int criticSteps,
    OptimizerRates criticOptimizer,
    OptimizerRates generatorOptimizer) {

  /** Value of a penalty. */
  public static final Diagnostic PENALTY =
      new Diagnostic("penalty", "Penalty", "on the norm of the critic's gradient");

  /** How steep the critic is. */
  public static final Diagnostic GRADIENT_NORM =
      new Diagnostic(
          "gradientNorm",
          "Norm of the critic's gradient",
          "mean of ‖∇T‖ where the penalty is taken");

  /** The recipe of a specification, complete or not. */
  public static Recipe of(GanQpTrainingSpec spec) {
    GanQpTrainingSpec complete = Completion.of(spec);
    Objective objective =
        Objectives.of(
            complete.objective(),
            complete.critic().input() == io.ganqp.crds.v1alpha1.CriticInput.PAIR
                ? CriticInput.BINARY
                : CriticInput.UNARY);
    OptimizerSpec optimizer = complete.optimizer();
    return new Recipe(
        describe(objective.description(), CriticConstraint.description(complete.critic())),
        objective,
        CriticConstraint.architecture(complete.critic(), objective.divergence().isShiftInvariant()),
        CriticConstraint.of(complete.critic()),
        complete.training().criticSteps(),
        rates(optimizer, optimizer.critic()),
        rates(optimizer, optimizer.generator()));
  }

  private static String describe(String objective, String constraint) {
    return constraint.isEmpty() ? objective : objective + ", " + constraint;
  }

  private static OptimizerRates rates(OptimizerSpec both, NetworkOptimizerSpec own) {
    Double learningRate = own == null ? null : own.learningRate();
    Double beta1 = own == null ? null : own.beta1();
    Double beta2 = own == null ? null : own.beta2();
    return new OptimizerRates(
        OptimizerRates.Algorithm.valueOf(both.algorithm().name()),
        Objects.requireNonNullElse(learningRate, both.learningRate()),
        beta1 != null ? beta1 : Objects.requireNonNullElse(both.beta1(), 0.0),
        Objects.requireNonNullElse(beta2, both.beta2()));
  }

  /** What the diagnostics of an iteration are, in their order. */
  public List<Diagnostic> diagnostics() {
    List<Diagnostic> diagnostics = new ArrayList<>(objective.divergence().diagnostics());
    if (constraint.penalty().isPresent()) {
      diagnostics.addAll(List.of(PENALTY, GRADIENT_NORM));
    }
    return List.copyOf(diagnostics);
  }
}
