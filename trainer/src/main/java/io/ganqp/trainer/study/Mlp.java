package io.ganqp.trainer.study;

import java.util.Arrays;
import java.util.Random;

/**
 * A network of dense layers with leaky ReLUs between them, in double precision. Its parameters lie
 * in one array: of each layer the weights, input by input, then the biases.
 *
 * @param sizes of input, hidden layers and output
 * @param leak slope of the ReLU below zero; 0 for a plain one
 */
record Mlp(int[] sizes, double leak) {

  Mlp {
    sizes = sizes.clone();
  }

  /** Number of layers. */
  int layers() {
    return sizes.length - 1;
  }

  /** Where the weights of a layer begin; of the one after the last, the number of parameters. */
  int offset(int layer) {
    int offset = 0;
    for (int l = 0; l < layer; l++) {
      offset += (sizes[l] + 1) * sizes[l + 1];
    }
    return offset;
  }

  /** Random weights of variance 2 / inputs (He et al., arXiv 1502.01852), and biases of zero. */
  double[] initial(Random random) {
    double[] parameters = new double[offset(layers())];
    for (int l = 0; l < layers(); l++) {
      double deviation = StrictMath.sqrt(2.0 / sizes[l]);
      int weights = offset(l);
      for (int i = 0; i < sizes[l] * sizes[l + 1]; i++) {
        parameters[weights + i] = deviation * random.nextGaussian();
      }
    }
    return parameters;
  }

  /**
   * The outputs of all layers.
   *
   * @param input [batch · inputs]
   * @return of layers + 1 arrays the first is the input, the last the output
   */
  double[][] forward(double[] parameters, double[] input, int batch) {
    double[][] outputs = new double[layers() + 1][];
    outputs[0] = input;
    for (int l = 0; l < layers(); l++) {
      int biases = offset(l) + sizes[l] * sizes[l + 1];
      double[] output = new double[batch * sizes[l + 1]];
      for (int b = 0; b < batch; b++) {
        System.arraycopy(parameters, biases, output, b * sizes[l + 1], sizes[l + 1]);
      }
      multiply(parameters, l, outputs[l], output, batch);
      if (l + 1 < layers()) {
        for (int i = 0; i < output.length; i++) {
          output[i] *= output[i] > 0 ? 1 : leak;
        }
      }
      outputs[l + 1] = output;
    }
    return outputs;
  }

  /**
   * Derivatives for what enters each ReLU.
   *
   * @param outputs as {@link #forward} gives them
   * @param gradient for the output, [batch · outputs]
   * @return for each layer [batch · its outputs], before its ReLU
   */
  double[][] backward(double[] parameters, double[][] outputs, double[] gradient) {
    double[][] deltas = new double[layers()][];
    deltas[layers() - 1] = gradient;
    int batch = gradient.length / sizes[layers()];
    for (int l = layers() - 1; l > 0; l--) {
      deltas[l - 1] = inputGradient(parameters, l, deltas[l], batch);
      slopes(outputs[l], deltas[l - 1]);
    }
    return deltas;
  }

  /** The gradient for the input, [batch · inputs]. */
  double[] inputGradient(double[] parameters, double[][] deltas) {
    return inputGradient(parameters, 0, deltas[0], deltas[0].length / sizes[1]);
  }

  /** Adds the gradient for the parameters. */
  void addParameterGradient(double[][] outputs, double[][] deltas, double[] gradient) {
    addWeightGradient(outputs, deltas, gradient);
    for (int l = 0; l < layers(); l++) {
      int biases = offset(l) + sizes[l] * sizes[l + 1];
      for (int i = 0; i < deltas[l].length; i++) {
        gradient[biases + i % sizes[l + 1]] += deltas[l][i];
      }
    }
  }

  /** Adds the gradient for the weights alone. */
  void addWeightGradient(double[][] inputs, double[][] deltas, double[] gradient) {
    for (int l = 0; l < layers(); l++) {
      int in = sizes[l];
      int out = sizes[l + 1];
      int batch = deltas[l].length / out;
      for (int b = 0; b < batch; b++) {
        for (int i = 0; i < in; i++) {
          double value = inputs[l][b * in + i];
          int row = offset(l) + i * out;
          for (int o = 0; o < out; o++) {
            gradient[row + o] += value * deltas[l][b * out + o];
          }
        }
      }
    }
  }

  /**
   * Sends directions through the network with its ReLUs held as they are.
   *
   * @param outputs as {@link #forward} gives them at the points
   * @param directions [batch · inputs]
   * @return what reaches each layer; its first is {@code directions}
   */
  double[][] tangents(double[] parameters, double[][] outputs, double[] directions) {
    double[][] tangents = new double[layers()][];
    tangents[0] = directions;
    int batch = directions.length / sizes[0];
    for (int l = 0; l + 1 < layers(); l++) {
      tangents[l + 1] = new double[batch * sizes[l + 1]];
      multiply(parameters, l, tangents[l], tangents[l + 1], batch);
      slopes(outputs[l + 1], tangents[l + 1]);
    }
    return tangents;
  }

  private void slopes(double[] outputs, double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= outputs[i] > 0 ? 1 : leak;
    }
  }

  private void multiply(
      double[] parameters, int layer, double[] input, double[] output, int batch) {
    int in = sizes[layer];
    int out = sizes[layer + 1];
    int weights = offset(layer);
    for (int b = 0; b < batch; b++) {
      for (int i = 0; i < in; i++) {
        double value = input[b * in + i];
        int row = weights + i * out;
        for (int o = 0; o < out; o++) {
          output[b * out + o] += value * parameters[row + o];
        }
      }
    }
  }

  private double[] inputGradient(double[] parameters, int layer, double[] delta, int batch) {
    int in = sizes[layer];
    int out = sizes[layer + 1];
    double[] columns = transposed(parameters, layer);
    double[] gradient = new double[batch * in];
    for (int b = 0; b < batch; b++) {
      for (int o = 0; o < out; o++) {
        double value = delta[b * out + o];
        for (int i = 0; i < in; i++) {
          gradient[b * in + i] += value * columns[o * in + i];
        }
      }
    }
    return gradient;
  }

  private double[] transposed(double[] parameters, int layer) {
    int in = sizes[layer];
    int out = sizes[layer + 1];
    double[] columns = new double[in * out];
    for (int i = 0; i < in; i++) {
      for (int o = 0; o < out; o++) {
        columns[o * in + i] = parameters[offset(layer) + i * out + o];
      }
    }
    return columns;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Mlp mlp && Arrays.equals(sizes, mlp.sizes) && leak == mlp.leak;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(sizes) + Double.hashCode(leak);
  }

  @Override
  public String toString() {
    return "Mlp " + Arrays.toString(sizes);
  }
}
