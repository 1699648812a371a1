package io.ganqp.trainer.objective;

import io.ganqp.crds.v1alpha1.OptimizerAlgorithm;
import java.util.List;

/**
 * How a source trains with a divergence.
 *
 * @param source paper or code
 * @param constraints what it holds the critic with; none is empty
 * @param criticSteps critic steps before each generator step
 * @param learningRate of both networks
 * @param beta1 of Adam; null for RMSprop
 * @param beta2 of Adam; null for RMSprop
 */
public record SourceSettings(
    String source,
    List<Constraint> constraints,
    int criticSteps,
    OptimizerAlgorithm optimizer,
    double learningRate,
    Double beta1,
    Double beta2) {

  public SourceSettings {
    constraints = List.copyOf(constraints);
  }

  static SourceSettings adam(
      String source,
      int criticSteps,
      double learningRate,
      double beta1,
      double beta2,
      Constraint... constraints) {
    return new SourceSettings(
        source,
        List.of(constraints),
        criticSteps,
        OptimizerAlgorithm.ADAM,
        learningRate,
        beta1,
        beta2);
  }

  static SourceSettings rmsProp(
      String source, int criticSteps, double learningRate, Constraint... constraints) {
    return new SourceSettings(
        source,
        List.of(constraints),
        criticSteps,
        OptimizerAlgorithm.RMS_PROP,
        learningRate,
        null,
        null);
  }
}
