package io.ganqp.trainer.engine;

/**
 * What a plan is for.
 *
 * @param batchSize samples of one pass, all groups together
 * @param groups the batch falls into that many equal runs of samples, each with batch-norm
 *     statistics of its own (real and fake pass the critic as one batch in two groups)
 * @param batchStatistics whether batch norm uses the statistics of each group (training) or the
 *     running ones in the parameters (inference; then there is no backward pass)
 * @param parameterGradient whether {@link Plan#backward} gives the gradient of the parameters
 * @param inputGradient whether {@link Plan#backward} gives the gradient of the input
 * @param tangent whether {@link Plan#tangent} runs; this takes room for the activations once more,
 *     and for all gradients between the layers
 */
public record PlanOptions(
    int batchSize,
    int groups,
    boolean batchStatistics,
    boolean parameterGradient,
    boolean inputGradient,
    boolean tangent) {

  public PlanOptions {
    if (batchSize < 1 || groups < 1 || batchSize % groups != 0) {
      throw new IllegalArgumentException(
          "a batch of " + batchSize + " does not fall into " + groups + " equal groups");
    }
    if (!batchStatistics && (parameterGradient || inputGradient)) {
      throw new IllegalArgumentException("a plan on running statistics has no backward pass");
    }
    if (tangent && !(parameterGradient && inputGradient)) {
      throw new IllegalArgumentException("a plan with a tangent pass has both gradients");
    }
  }

  /** Without a tangent pass. */
  public PlanOptions(
      int batchSize,
      int groups,
      boolean batchStatistics,
      boolean parameterGradient,
      boolean inputGradient) {
    this(batchSize, groups, batchStatistics, parameterGradient, inputGradient, false);
  }

  /** Samples of one group. */
  public int groupSize() {
    return batchSize / groups;
  }

  /** A forward pass with the statistics of the batch. */
  public static PlanOptions forwardOnly(int batchSize) {
    return new PlanOptions(batchSize, 1, true, false, false);
  }

  /** A forward pass with the running statistics. */
  public static PlanOptions inference(int batchSize) {
    return new PlanOptions(batchSize, 1, false, false, false);
  }

  /** Forward, and backward to the parameters only. */
  public static PlanOptions parameterGradient(int batchSize, int groups) {
    return new PlanOptions(batchSize, groups, true, true, false);
  }

  /** Forward, and backward to the input only. */
  public static PlanOptions inputGradient(int batchSize) {
    return inputGradient(batchSize, 1);
  }

  /** The same in groups. */
  public static PlanOptions inputGradient(int batchSize, int groups) {
    return new PlanOptions(batchSize, groups, true, false, true);
  }

  /** Forward, tangent, and backward to whichever gradient is wanted: for gradient penalties. */
  public static PlanOptions penalised(int batchSize) {
    return new PlanOptions(batchSize, 1, true, true, true, true);
  }
}
