package io.ganqp.trainer.export;

import io.ganqp.trainer.network.Layer;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.ParameterBlock.Kind;
import io.ganqp.trainer.network.ParameterLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A generator for 16 px, and its forward pass written down plainly in double. */
final class TinyGenerator implements TrainedGenerator {

  static final int LATENT = 7;
  static final int RESOLUTION = 16;

  final NetworkDefinition definition;
  final float[] parameters;
  private final ParameterLayout layout;

  TinyGenerator(List<Layer> layers, long seed) {
    definition = new NetworkDefinition("generator", LATENT, 3 * RESOLUTION * RESOLUTION, layers);
    layout = ParameterLayout.of(definition);
    parameters = new float[layout.size()];
    Random random = new Random(seed);
    for (ParameterBlock block : layout.blocks()) {
      for (int i = 0; i < block.length(); i++) {
        double gaussian = random.nextGaussian();
        parameters[block.offset() + i] =
            (float)
                switch (block.kind()) {
                  case SCALE -> 1 + 0.2 * gaussian;
                  case VARIANCE -> 0.01 + gaussian * gaussian;
                  default -> 0.3 * gaussian;
                };
      }
    }
  }

  /** As the reference: batch norm on flat features, then on channels; no bias but the last. */
  static TinyGenerator reference(long seed) {
    return new TinyGenerator(
        List.of(
            new Layer.Dense(LATENT, 6 * 16, false),
            new Layer.BatchNorm(6 * 16, 1e-3),
            new Layer.Activation(Layer.Function.RELU),
            new Layer.ToImage(6, 4),
            new Layer.TransposedConvolution(6, 4, 5, 2, false),
            new Layer.BatchNorm(4, 1e-3),
            new Layer.Activation(Layer.Function.RELU),
            new Layer.TransposedConvolution(4, 3, 5, 2, true),
            new Layer.Activation(Layer.Function.TANH)),
        seed);
  }

  /** Other kernels, biases before batch norm, batch norm behind the reshape. */
  static TinyGenerator unusual(long seed) {
    return new TinyGenerator(
        List.of(
            new Layer.Dense(LATENT, 5 * 16, true),
            new Layer.ToImage(5, 4),
            new Layer.BatchNorm(5, 1e-3),
            new Layer.Activation(Layer.Function.LEAKY_RELU),
            new Layer.TransposedConvolution(5, 4, 3, 2, true),
            new Layer.BatchNorm(4, 1e-5),
            new Layer.Activation(Layer.Function.RELU),
            new Layer.TransposedConvolution(4, 3, 4, 2, false),
            new Layer.Activation(Layer.Function.TANH)),
        seed);
  }

  @Override
  public float[] images(float[] latents) {
    int samples = latents.length / LATENT;
    float[] images = new float[samples * definition.outputs()];
    for (int n = 0; n < samples; n++) {
      double[] x = new double[LATENT];
      for (int i = 0; i < LATENT; i++) {
        x[i] = latents[n * LATENT + i];
      }
      for (int layer = 0; layer < definition.layers().size(); layer++) {
        x = forward(layer, x);
      }
      for (int i = 0; i < x.length; i++) {
        images[n * x.length + i] = (float) x[i];
      }
    }
    return images;
  }

  private double[] forward(int index, double[] x) {
    Layer layer = definition.layers().get(index);
    if (layer instanceof Layer.Dense d) {
      return dense(index, d, x);
    }
    if (layer instanceof Layer.TransposedConvolution c) {
      return transposedConvolution(index, c, x);
    }
    if (layer instanceof Layer.BatchNorm b) {
      return batchNorm(index, b, x);
    }
    double[] y = x.clone();
    if (layer instanceof Layer.Activation a) {
      Arrays.setAll(
          y,
          i ->
              switch (a.function()) {
                case RELU -> Math.max(0, x[i]);
                case LEAKY_RELU -> x[i] < 0 ? Layer.LEAK * x[i] : x[i];
                case TANH -> Math.tanh(x[i]);
              });
    }
    return y;
  }

  private double[] batchNorm(int index, Layer.BatchNorm b, double[] x) {
    float[] scale = values(index, Kind.SCALE);
    float[] shift = values(index, Kind.SHIFT);
    float[] mean = values(index, Kind.MEAN);
    float[] variance = values(index, Kind.VARIANCE);
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      int c = i / (y.length / b.channels());
      y[i] = scale[c] * (x[i] - mean[c]) / Math.sqrt(variance[c] + b.epsilon()) + shift[c];
    }
    return y;
  }

  private double[] dense(int index, Layer.Dense d, double[] x) {
    float[] weight = values(index, Kind.WEIGHT);
    float[] bias = d.bias() ? values(index, Kind.BIAS) : new float[d.outputs()];
    double[] y = new double[d.outputs()];
    for (int o = 0; o < y.length; o++) {
      y[o] = bias[o];
      for (int i = 0; i < x.length; i++) {
        y[o] += (double) weight[o * d.inputs() + i] * x[i];
      }
    }
    return y;
  }

  /** Every input pixel paints its kernel onto the output; what falls off the edge is dropped. */
  private double[] transposedConvolution(int index, Layer.TransposedConvolution c, double[] x) {
    int size = (int) Math.round(Math.sqrt(x.length / (double) c.inputs()));
    int large = size * c.stride();
    int cut = (c.kernel() - c.stride()) / 2;
    float[] weights = values(index, Kind.WEIGHT);
    float[] bias = c.bias() ? values(index, Kind.BIAS) : new float[c.outputs()];
    double[] y = new double[c.outputs() * large * large];
    for (int o = 0; o < c.outputs(); o++) {
      Arrays.fill(y, o * large * large, (o + 1) * large * large, bias[o]);
      for (int i = 0; i < x.length; i++) {
        int top = i / size % size * c.stride() - cut;
        int left = i % size * c.stride() - cut;
        int kernel = (i / (size * size) * c.outputs() + o) * c.kernel() * c.kernel();
        for (int k = 0; k < c.kernel() * c.kernel(); k++) {
          int row = top + k / c.kernel();
          int column = left + k % c.kernel();
          if (row >= 0 && row < large && column >= 0 && column < large) {
            y[(o * large + row) * large + column] += weights[kernel + k] * x[i];
          }
        }
      }
    }
    return y;
  }

  private float[] values(int layer, Kind kind) {
    ParameterBlock block = layout.block(layer, kind);
    return Arrays.copyOfRange(parameters, block.offset(), block.offset() + block.length());
  }
}
