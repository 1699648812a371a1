package io.ganqp.trainer.engine;

import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.ParameterLayout;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Batch-norm statistics that fit given weights: means of the means and of the variances over some
 * batches. An averaged generator has none of its own, and those of the raw one do not fit it.
 */
public final class BatchNormStatistics {

  /** Batches that give steady statistics. */
  public static final int DEFAULT_BATCHES = 32;

  private BatchNormStatistics() {}

  /**
   * Moves the running statistics in {@code parameters} towards those that the last forward pass saw
   * in {@code group}, as Keras does.
   *
   * @param momentum the share that they keep, in [0, 1)
   */
  public static void follow(
      ParameterLayout layout, Plan plan, int group, float[] parameters, double momentum) {
    float[] seen = new float[layout.size()];
    plan.batchStatistics(group, seen);
    float rate = (float) (1 - momentum);
    for (ParameterBlock block : layout.blocks()) {
      if (!block.kind().trainable()) {
        for (int i = block.offset(); i < block.offset() + block.length(); i++) {
          parameters[i] += rate * (seen[i] - parameters[i]);
        }
      }
    }
  }

  /**
   * Fills the {@code MEAN} and {@code VARIANCE} blocks of {@code parameters}; the rest stays.
   *
   * @param plan of the network, with batch statistics and one group
   * @param batches how many to average over
   * @param inputs the input of each batch, by number from 0
   */
  public static void estimate(
      ParameterLayout layout,
      Plan plan,
      float[] parameters,
      int batches,
      IntFunction<float[]> inputs) {
    if (batches < 1) {
      throw new IllegalArgumentException(
          "batch-norm statistics need at least 1 batch, not " + batches);
    }
    List<ParameterBlock> blocks =
        layout.blocks().stream().filter(block -> !block.kind().trainable()).toList();
    double[][] sums = blocks.stream().map(b -> new double[b.length()]).toArray(double[][]::new);
    plan.load(parameters);
    for (int batch = 0; batch < batches; batch++) {
      plan.forward(inputs.apply(batch));
      plan.batchStatistics(0, parameters);
      for (int b = 0; b < sums.length; b++) {
        for (int i = 0; i < sums[b].length; i++) {
          sums[b][i] += parameters[blocks.get(b).offset() + i];
        }
      }
    }
    for (int b = 0; b < sums.length; b++) {
      for (int i = 0; i < sums[b].length; i++) {
        parameters[blocks.get(b).offset() + i] = (float) (sums[b][i] / batches);
      }
    }
  }
}
