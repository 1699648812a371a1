package io.ganqp.trainer.engine;

import io.ganqp.trainer.network.Layer;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.ParameterBlock.Kind;
import io.ganqp.trainer.network.ParameterLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A network written down plainly in double, with its gradient with respect to the input: what
 * engines and exports are held against. Samples are computed one by one, batch norm on the running
 * statistics.
 */
public final class ReferenceNetwork {

  private final NetworkDefinition network;
  private final ParameterLayout layout;

  public ReferenceNetwork(NetworkDefinition network) {
    this.network = network;
    this.layout = ParameterLayout.of(network);
  }

  /** Outputs of one sample, and how they change with it. */
  public record Pass(double[] output, double[] inputGradient) {

    /** ‖∇‖. */
    public double norm() {
      return Math.sqrt(Arrays.stream(inputGradient).map(g -> g * g).sum());
    }
  }

  /** The pass of one sample; the gradient is that of the sum of the outputs. */
  public Pass pass(double[] parameters, double[] sample) {
    Forward forward = new Forward(parameters, sample);
    for (Layer layer : network.layers()) {
      layer.accept(forward);
      forward.layer++;
    }
    double[] gradient = new double[forward.x.length];
    Arrays.fill(gradient, 1);
    for (int i = forward.transposes.size() - 1; i >= 0; i--) {
      gradient = forward.transposes.get(i).of(gradient);
    }
    return new Pass(forward.x, gradient);
  }

  /** From the gradient of a layer's output to that of its input. */
  private interface Transpose {
    double[] of(double[] gradient);
  }

  /** Where one element of the input meets one of the output. */
  private interface Tap {
    void at(int input, int output, int weight);
  }

  private final class Forward implements Layer.Visitor<Void> {
    private final double[] parameters;
    private final List<Transpose> transposes = new ArrayList<>();
    private double[] x;
    private int layer;

    Forward(double[] parameters, double[] sample) {
      this.parameters = parameters;
      this.x = sample;
    }

    @Override
    public Void visit(Layer.Dense dense) {
      return linear(
          dense.outputs(),
          1,
          tap -> {
            for (int o = 0; o < dense.outputs(); o++) {
              for (int i = 0; i < dense.inputs(); i++) {
                tap.at(i, o, o * dense.inputs() + i);
              }
            }
          });
    }

    @Override
    public Void visit(Layer.Convolution c) {
      int size = side(c.inputs());
      int small = (size + c.stride() - 1) / c.stride();
      return linear(
          c.outputs(),
          small * small,
          tap -> taps(c.inputs(), c.outputs(), c.kernel(), c.stride(), size, small, tap));
    }

    @Override
    public Void visit(Layer.TransposedConvolution c) {
      int small = side(c.inputs());
      int size = small * c.stride();
      return linear(
          c.outputs(),
          size * size,
          tap ->
              taps(
                  c.outputs(),
                  c.inputs(),
                  c.kernel(),
                  c.stride(),
                  size,
                  small,
                  (large, features, weight) -> tap.at(features, large, weight)));
    }

    /** SAME padding, the odd pixel at the end; weights are [features, image, k, k]. */
    private void taps(
        int image, int features, int kernel, int stride, int size, int small, Tap tap) {
      int padding = Math.max(0, (small - 1) * stride + kernel - size) / 2;
      for (int f = 0; f < features * small * small; f++) {
        int top = f / small % small * stride - padding;
        int left = f % small * stride - padding;
        for (int w = 0; w < image * kernel * kernel; w++) {
          int row = top + w / kernel % kernel;
          int column = left + w % kernel;
          int channel = w / (kernel * kernel);
          if (row >= 0 && row < size && column >= 0 && column < size) {
            tap.at(
                (channel * size + row) * size + column,
                f,
                f / (small * small) * image * kernel * kernel + w);
          }
        }
      }
    }

    private interface Taps {
      void each(Tap tap);
    }

    private Void linear(int channels, int plane, Taps taps) {
      int weights = layout.block(layer, Kind.WEIGHT).offset();
      double[] input = x;
      double[] output = new double[channels * plane];
      if (layout.has(layer, Kind.BIAS)) {
        ParameterBlock bias = layout.block(layer, Kind.BIAS);
        Arrays.setAll(output, i -> parameters[bias.offset() + i / plane]);
      }
      taps.each((i, o, w) -> output[o] += parameters[weights + w] * input[i]);
      transposes.add(
          gradient -> {
            double[] result = new double[input.length];
            taps.each((i, o, w) -> result[i] += parameters[weights + w] * gradient[o]);
            return result;
          });
      x = output;
      return null;
    }

    @Override
    public Void visit(Layer.Activation activation) {
      double[] input = x;
      double[] slopes = new double[input.length];
      double[] output = new double[input.length];
      for (int i = 0; i < input.length; i++) {
        double tanh = Math.tanh(input[i]);
        slopes[i] =
            switch (activation.function()) {
              case RELU -> input[i] > 0 ? 1 : 0;
              case LEAKY_RELU -> input[i] > 0 ? 1 : Layer.LEAK;
              case TANH -> 1 - tanh * tanh;
            };
        output[i] = activation.function() == Layer.Function.TANH ? tanh : slopes[i] * input[i];
      }
      return scaled(output, slopes);
    }

    @Override
    public Void visit(Layer.BatchNorm norm) {
      double[] input = x;
      double[] factors = new double[input.length];
      double[] output = new double[input.length];
      for (int i = 0; i < input.length; i++) {
        int channel = i / (input.length / norm.channels());
        factors[i] =
            value(Kind.SCALE, channel) / Math.sqrt(value(Kind.VARIANCE, channel) + norm.epsilon());
        output[i] =
            factors[i] * (input[i] - value(Kind.MEAN, channel)) + value(Kind.SHIFT, channel);
      }
      return scaled(output, factors);
    }

    private double value(Kind kind, int channel) {
      return parameters[layout.block(layer, kind).offset() + channel];
    }

    private Void scaled(double[] output, double[] slopes) {
      transposes.add(
          gradient -> {
            double[] result = gradient.clone();
            Arrays.setAll(result, i -> gradient[i] * slopes[i]);
            return result;
          });
      x = output;
      return null;
    }

    @Override
    public Void visit(Layer.ToImage image) {
      return null;
    }

    @Override
    public Void visit(Layer.ToFeatures image) {
      return null;
    }

    private int side(int channels) {
      return (int) Math.round(Math.sqrt(x.length / (double) channels));
    }
  }
}
