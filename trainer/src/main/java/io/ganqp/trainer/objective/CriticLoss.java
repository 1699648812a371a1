package io.ganqp.trainer.objective;

/**
 * The critic's loss over a batch of B pairs.
 *
 * @param value mean over the batch
 * @param realGradient d value / d T(x_r), [B]
 * @param fakeGradient d value / d T(x_f), [B]
 * @param scoreDifference mean of ΔT = T(x_r) − T(x_f)
 */
public record CriticLoss(
    double value, float[] realGradient, float[] fakeGradient, double scoreDifference) {}
