package io.ganqp.trainer.study;

import java.util.Arrays;
import java.util.Random;

/** Divides the weights of each layer by their largest singular value (arXiv 1802.05957). */
final class SpectralScale {

  private final Mlp network;
  private final double[][] left;
  private final double[][] right;
  private final double[] sigma;

  SpectralScale(Mlp network, Random random) {
    this.network = network;
    this.left = new double[network.layers()][];
    this.right = new double[network.layers()][];
    this.sigma = new double[network.layers()];
    for (int l = 0; l < network.layers(); l++) {
      left[l] = new double[network.sizes()[l]];
      right[l] = new double[network.sizes()[l + 1]];
      Arrays.setAll(right[l], i -> random.nextGaussian());
      normalise(right[l]);
    }
  }

  /** The scaled parameters; the singular vectors move on by one step of the power iteration. */
  double[] scaled(double[] parameters) {
    double[] scaled = parameters.clone();
    for (int l = 0; l < network.layers(); l++) {
      int out = right[l].length;
      int offset = network.offset(l);
      for (int i = 0; i < left[l].length; i++) {
        left[l][i] = 0;
        for (int o = 0; o < out; o++) {
          left[l][i] += parameters[offset + i * out + o] * right[l][o];
        }
      }
      normalise(left[l]);
      Arrays.fill(right[l], 0);
      for (int i = 0; i < left[l].length; i++) {
        for (int o = 0; o < out; o++) {
          right[l][o] += parameters[offset + i * out + o] * left[l][i];
        }
      }
      sigma[l] = normalise(right[l]);
      for (int i = 0; i < left[l].length * out; i++) {
        scaled[offset + i] /= sigma[l];
      }
    }
    return scaled;
  }

  /** Turns a gradient for the scaled parameters into one for those behind them. */
  void pullBack(double[] scaled, double[] gradient) {
    for (int l = 0; l < network.layers(); l++) {
      int out = right[l].length;
      int offset = network.offset(l);
      double along = 0;
      for (int i = 0; i < left[l].length * out; i++) {
        along += gradient[offset + i] * scaled[offset + i];
      }
      for (int i = 0; i < left[l].length; i++) {
        for (int o = 0; o < out; o++) {
          int at = offset + i * out + o;
          gradient[at] = (gradient[at] - along * left[l][i] * right[l][o]) / sigma[l];
        }
      }
    }
  }

  private static double normalise(double[] vector) {
    double norm = Math.sqrt(Arrays.stream(vector).map(v -> v * v).sum());
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= norm;
    }
    return norm;
  }
}
