package io.ganqp.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.trainer.network.InitialParameters;
import io.ganqp.trainer.network.Layer;
import io.ganqp.trainer.network.Layer.Activation;
import io.ganqp.trainer.network.Layer.Function;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.ParameterLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Values to compute with, and how far apart two results are. */
public final class Samples {

  private Samples() {}

  public static float[] normal(int length, long seed) {
    Random random = new Random(seed);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** Initial weights, and scales, shifts, biases and statistics that are not 0 or 1. */
  public static float[] parameters(NetworkDefinition network, long seed) {
    float[] parameters = InitialParameters.of(network, seed);
    Random random = new Random(seed);
    for (ParameterBlock block : ParameterLayout.of(network).blocks()) {
      for (int i = block.offset(); i < block.end(); i++) {
        switch (block.kind()) {
          case WEIGHT -> {}
          case SCALE, VARIANCE -> parameters[i] = 0.5f + random.nextFloat();
          case BIAS, SHIFT, MEAN -> parameters[i] = 0.3f * (float) random.nextGaussian();
        }
      }
    }
    return parameters;
  }

  /**
   * The network with tanh for its (leaky) ReLUs. At their kink the gradient jumps, so that a value
   * which rounding carries across makes two right gradients differ by far more than rounding.
   */
  public static NetworkDefinition smooth(NetworkDefinition network) {
    List<Layer> layers =
        network.layers().stream()
            .map(layer -> layer instanceof Activation ? new Activation(Function.TANH) : layer)
            .toList();
    return new NetworkDefinition(network.name(), network.inputs(), network.outputs(), layers);
  }

  public static float[] block(float[] values, ParameterBlock block) {
    return Arrays.copyOfRange(values, block.offset(), block.end());
  }

  public static void assertClose(float[] actual, float[] expected, double relative) {
    assertClose(actual, expected, relative, 0);
  }

  /** ‖actual − expected‖ ≤ relative · ‖expected‖ + absolute. */
  public static void assertClose(
      float[] actual, float[] expected, double relative, double absolute) {
    assertThat(actual).hasSameSizeAs(expected);
    float[] difference = new float[actual.length];
    for (int i = 0; i < actual.length; i++) {
      difference[i] = actual[i] - expected[i];
    }
    assertThat(norm(difference))
        .as("distance, of a norm of %s", norm(expected))
        .isLessThanOrEqualTo(relative * norm(expected) + absolute);
  }

  public static double norm(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }

  /** One of many that lie behind each other. */
  public static double[] sample(float[] samples, int index, int length) {
    double[] sample = new double[length];
    for (int i = 0; i < length; i++) {
      sample[i] = samples[index * length + i];
    }
    return sample;
  }

  /** The same in double precision. */
  public static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
