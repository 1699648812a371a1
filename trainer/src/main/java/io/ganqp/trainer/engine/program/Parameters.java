package io.ganqp.trainer.engine.program;

/** An engine's way from and to the flat parameters and their gradient. */
public interface Parameters {

  /** Takes all values. */
  void load(float[] parameters);

  /**
   * Runs a pass that computes gradients of parameters.
   *
   * @param pass of operations
   * @param gradient where their gradients go, zero for batch statistics; null where they are not
   *     wanted
   */
  void collect(Runnable pass, float[] gradient);

  /**
   * Writes the means and biased variances of the last forward pass in {@code group} to their blocks
   * of {@code parameters}.
   */
  void batchStatistics(int group, float[] parameters);
}
