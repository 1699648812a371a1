package io.ganqp.trainer.network;

import java.util.Arrays;

/**
 * The values a network starts from, as in Keras: weights Glorot uniform (Glorot and Bengio, AISTATS
 * 2010), scales and variances 1, everything else 0.
 */
public final class InitialParameters {

  private InitialParameters() {}

  /**
   * Initial values of {@code network} in the order of its {@link ParameterLayout}: a pure function
   * of the seed, the network's name, and each block's layer and kind.
   */
  public static float[] of(NetworkDefinition network, long seed) {
    ParameterLayout layout = ParameterLayout.of(network);
    float[] parameters = new float[layout.size()];
    for (ParameterBlock block : layout.blocks()) {
      int end = block.end();
      switch (block.kind()) {
        case SCALE, VARIANCE -> Arrays.fill(parameters, block.offset(), end, 1f);
        case BIAS, SHIFT, MEAN -> Arrays.fill(parameters, block.offset(), end, 0f);
        case WEIGHT -> glorotUniform(parameters, block, network.name(), seed);
      }
    }
    return parameters;
  }

  private static void glorotUniform(
      float[] parameters, ParameterBlock block, String name, long seed) {
    // Both fans: the first two extents, times the kernel's area; Glorot's bound is symmetric in
    // them, so that it is the same for a convolution and its transpose.
    double area = (double) block.length() / (block.shape().get(0) * block.shape().get(1));
    double bound = Math.sqrt(6 / ((block.shape().get(0) + block.shape().get(1)) * area));
    UniformStream random =
        UniformStream.stream(seed, name + "/" + block.layer() + "/" + block.kind());
    int end = block.end();
    for (int i = block.offset(); i < end; i++) {
      parameters[i] = (float) (bound * (2 * random.nextDouble() - 1));
    }
  }
}
