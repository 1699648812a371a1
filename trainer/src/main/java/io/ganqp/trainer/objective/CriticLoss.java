package io.ganqp.trainer.objective;

/**
 * The critic's loss over a batch of B pairs.
 *
 * @param value mean over the batch
 * @param gradient d value / d scores, [2B]: of the reals, then of the fakes
 * @param scoreDifference mean of ΔT = T(x_r) − T(x_f)
 */
public record CriticLoss(double value, float[] gradient, double scoreDifference) {}
