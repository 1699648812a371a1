package io.ganqp.trainer.objective;

import java.util.List;

/**
 * How a source trains with a divergence.
 *
 * @param source paper or code
 * @param constraints what it holds the critic with; none is empty
 * @param criticSteps critic steps before each generator step
 * @param optimizer Adam or RMSprop
 * @param learningRate of both networks
 * @param beta1 of Adam; null for RMSprop
 * @param beta2 of Adam; null for RMSprop
 */
public record Recipe(
    String source,
    List<Constraint> constraints,
    int criticSteps,
    String optimizer,
    double learningRate,
    Double beta1,
    Double beta2) {

  public Recipe {
    constraints = List.copyOf(constraints);
  }

  static Recipe adam(
      String source,
      int criticSteps,
      double learningRate,
      double beta1,
      double beta2,
      Constraint... constraints) {
    return new Recipe(
        source, List.of(constraints), criticSteps, "Adam", learningRate, beta1, beta2);
  }

  static Recipe rmsProp(
      String source, int criticSteps, double learningRate, Constraint... constraints) {
    return new Recipe(
        source, List.of(constraints), criticSteps, "RMSprop", learningRate, null, null);
  }
}
