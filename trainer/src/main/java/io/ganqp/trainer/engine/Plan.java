package io.ganqp.trainer.engine;

/**
 * One network, compiled for one batch size and purpose. Samples lie one after the other; images are
 * CHW. Buffers are reused: what {@link #forward} returns is valid until the next call.
 */
public interface Plan extends AutoCloseable {

  /** Takes the network's flat parameters (copied or bound until the next call). */
  void load(float[] parameters);

  /**
   * Runs the network.
   *
   * @param input [batchSize · inputs]
   * @return [batchSize · outputs], owned by the plan
   */
  float[] forward(float[] input);

  /**
   * Runs the last forward pass backward.
   *
   * @param outputGradient dL/d output, [batchSize · outputs]
   * @param parameterGradient overwritten with dL/d parameters summed over the batch, zero for batch
   *     statistics; null where the plan was compiled without it
   * @param inputGradient overwritten with dL/d input, [batchSize · inputs]; null where the plan was
   *     compiled without it
   */
  void backward(float[] outputGradient, float[] parameterGradient, float[] inputGradient);

  /**
   * Writes the batch-norm means and (biased) variances that the last forward pass saw in {@code
   * group} to their blocks of {@code parameters}; everything else stays. Only for plans with batch
   * statistics.
   */
  void batchStatistics(int group, float[] parameters);

  /** Frees what the plan owns. */
  @Override
  void close();
}
