package io.ganqp.trainer.monitor.event;

/**
 * The figures of one iteration, all of them functions of the configuration and the seed alone.
 *
 * @param iteration its number, from 1
 * @param criticLoss what the critic minimises, at its last step (for GAN-QP the negative of
 *     equation 12)
 * @param generatorLoss what the generator minimises
 * @param scoreDifference mean of ΔT = T(x_r) − T(x_f) at the last critic step
 * @param lipschitzRatio mean of |ΔT| / (λ d(x_r, x_f)) at the last critic step: the constraint that
 *     the optimal GAN-QP critic obeys by itself, so at most 1 is expected; NaN for an objective
 *     without a distance
 */
public record IterationMetrics(
    long iteration,
    double criticLoss,
    double generatorLoss,
    double scoreDifference,
    double lipschitzRatio) {

  public IterationMetrics {
    if (iteration < 1) {
      throw new IllegalArgumentException("iterations count from 1, not " + iteration);
    }
  }
}
