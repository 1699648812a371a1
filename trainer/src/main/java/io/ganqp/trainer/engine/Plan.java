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
   * Runs the network linearised at the input of the last forward pass, J = d output/d input: the
   * same weights, each rectifier with the slope that it had in that pass, no biases. Backward
   * passes that follow are of this linear map, up to the next forward pass: their parameter
   * gradient is that of Σ c·J u for the output gradient c, and zero for biases. Only for plans with
   * a tangent pass.
   *
   * @param direction u, [batchSize · inputs]
   * @return J u, [batchSize · outputs], owned by the plan
   * @throws IllegalStateException if the plan has no tangent pass, or no forward pass came before
   */
  float[] tangent(float[] direction);

  /**
   * Runs the last forward pass, or the tangent pass after it, backward; as often as wanted. With
   * the output gradient of the last time, an engine may do without the gradients between layers
   * that it still has.
   *
   * @param outputGradient dL/d output, [batchSize · outputs]
   * @param parameterGradient overwritten with dL/d parameters summed over the batch, zero for batch
   *     statistics; null where the plan was compiled without it
   * @param inputGradient overwritten with dL/d input, [batchSize · inputs]; null where the plan was
   *     compiled without it. A plan with a tangent pass takes null for either that isn't wanted
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
