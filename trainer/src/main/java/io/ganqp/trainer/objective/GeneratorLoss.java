package io.ganqp.trainer.objective;

/**
 * The generator's loss over a batch of B fakes.
 *
 * @param value mean over the batch
 * @param gradient d value / d T(x_f), [B]
 */
public record GeneratorLoss(double value, float[] gradient) {}
