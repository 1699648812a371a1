package io.ganqp.trainer.objective;

/**
 * The critic's loss over a batch of B pairs.
 *
 * @param value mean over the batch
 * @param gradient d value / d scores, [2B]: of the reals, then of the fakes
 * @param scoreDifference mean of ΔT = T(x_r) − T(x_f)
 * @param lipschitzRatio mean of |ΔT| over what the divergence's optimal critic keeps it below; NaN
 *     for a divergence that knows no such bound
 */
public record CriticLoss(
    double value, float[] gradient, double scoreDifference, double lipschitzRatio) {}
