package io.ganqp.trainer.monitor.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The figures of one iteration, all of them functions of the configuration and the seed alone.
 *
 * @param iteration its number, from 1
 * @param criticLoss what the critic minimises, at its last step (for GAN-QP the negative of
 *     equation 12)
 * @param generatorLoss what the generator minimises
 * @param diagnostics what else the objective says of the last critic step, by the name of each
 *     {@link io.ganqp.contract.metric.Diagnostic}, in the objective's order
 */
public record IterationMetrics(
    long iteration, double criticLoss, double generatorLoss, Map<String, Double> diagnostics) {

  public IterationMetrics {
    if (iteration < 1) {
      throw new IllegalArgumentException("iterations count from 1, not " + iteration);
    }
    diagnostics = Collections.unmodifiableMap(new LinkedHashMap<>(diagnostics));
  }
}
