package io.ganqp.trainer.engine;

import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.ParameterBlock.Kind;
import io.ganqp.trainer.network.ParameterLayout;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Batch-norm statistics that fit given weights: mean and variance over all samples of some batches.
 * An averaged generator has none of its own, and those of the raw one do not fit it.
 */
public final class BatchNormStatistics {

  /** Batches that give steady statistics. */
  public static final int DEFAULT_BATCHES = 32;

  /** Share of the running statistics that a step keeps, as in Keras. */
  private static final double MOMENTUM = 0.99;

  private BatchNormStatistics() {}

  /**
   * Moves the running statistics in {@code parameters} towards those that the last forward pass saw
   * in {@code group}, as Keras does.
   *
   * @param seen room for what the pass saw, as long as {@code parameters}: its statistics are
   *     overwritten, the rest stays. Networks of hundreds of megabytes can't have a new one each
   *     time
   */
  public static void follow(
      ParameterLayout layout, Plan plan, int group, float[] parameters, float[] seen) {
    plan.batchStatistics(group, seen);
    float rate = (float) (1 - MOMENTUM);
    for (ParameterBlock block : layout.blocks()) {
      if (!block.kind().trainable()) {
        int end = block.end();
        for (int i = block.offset(); i < end; i++) {
          parameters[i] += rate * (seen[i] - parameters[i]);
        }
      }
    }
  }

  /**
   * Fills the {@code MEAN} and {@code VARIANCE} blocks of {@code parameters}; the rest stays. The
   * variance is that of all samples together: the mean of the batches' variances and the variance
   * of their means, without which it would be too small.
   *
   * @param plan of the network, with batch statistics and one group
   * @param batches how many to look at
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
    List<Moments> moments =
        layout.blocks().stream()
            .filter(block -> block.kind() == Kind.MEAN)
            .map(mean -> new Moments(mean, layout.block(mean.layer(), Kind.VARIANCE)))
            .toList();
    plan.load(parameters);
    for (int batch = 0; batch < batches; batch++) {
      plan.forward(inputs.apply(batch));
      plan.batchStatistics(0, parameters);
      moments.forEach(layer -> layer.add(parameters));
    }
    moments.forEach(layer -> layer.write(parameters, batches));
  }

  /** Sums over batches of one layer's means, their squares, and the variances. */
  private static final class Moments {
    private final int mean;
    private final int variance;
    private final double[] means;
    private final double[] squares;
    private final double[] variances;

    Moments(ParameterBlock mean, ParameterBlock variance) {
      this.mean = mean.offset();
      this.variance = variance.offset();
      this.means = new double[mean.length()];
      this.squares = new double[mean.length()];
      this.variances = new double[mean.length()];
    }

    void add(float[] statistics) {
      for (int i = 0; i < means.length; i++) {
        double seen = statistics[mean + i];
        means[i] += seen;
        squares[i] += seen * seen;
        variances[i] += statistics[variance + i];
      }
    }

    void write(float[] parameters, int batches) {
      for (int i = 0; i < means.length; i++) {
        double centre = means[i] / batches;
        double between = Math.max(0, squares[i] / batches - centre * centre);
        parameters[mean + i] = (float) centre;
        parameters[variance + i] = (float) (variances[i] / batches + between);
      }
    }
  }
}
