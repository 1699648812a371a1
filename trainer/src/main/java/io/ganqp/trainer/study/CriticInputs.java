package io.ganqp.trainer.study;

import io.ganqp.trainer.objective.CriticInput;
import io.ganqp.trainer.objective.Divergence;
import io.ganqp.trainer.objective.GanQp;
import java.util.Arrays;

/** What the critic is shown of B real points and B fake ones, [2B · 2]. */
enum CriticInputs {
  /** Point by point. */
  POINTS(2) {
    @Override
    double[] of(double[] pairs) {
      return pairs;
    }

    @Override
    double[] ofFakes(double[] gradient) {
      return Arrays.copyOfRange(gradient, gradient.length / 2, gradient.length);
    }
  },
  /** Pair by pair: (x_r, x_f) for the first half of the scores, (x_f, x_r) for the second. */
  PAIRS(4) {
    @Override
    double[] of(double[] pairs) {
      int half = pairs.length / 2;
      double[] inputs = new double[2 * pairs.length];
      for (int b = 0; b < half; b += 2) {
        System.arraycopy(pairs, b, inputs, 2 * b, 2);
        System.arraycopy(pairs, half + b, inputs, 2 * b + 2, 2);
        System.arraycopy(pairs, half + b, inputs, 2 * (half + b), 2);
        System.arraycopy(pairs, b, inputs, 2 * (half + b) + 2, 2);
      }
      return inputs;
    }

    @Override
    double[] ofFakes(double[] gradient) {
      int half = gradient.length / 4;
      double[] fakes = new double[half];
      for (int b = 0; b < half; b += 2) {
        for (int i = 0; i < 2; i++) {
          fakes[b + i] = gradient[2 * b + 2 + i] + gradient[2 * (half + b) + i];
        }
      }
      return fakes;
    }
  };

  private final int width;

  CriticInputs(int width) {
    this.width = width;
  }

  static CriticInputs of(Divergence divergence) {
    return divergence instanceof GanQp qp && qp.critic() == CriticInput.BINARY ? PAIRS : POINTS;
  }

  /** Values of one input. */
  int width() {
    return width;
  }

  /** The inputs of the critic, [2B · width]. */
  abstract double[] of(double[] pairs);

  /** Of a gradient for them the part of the fakes, [B · 2]. */
  abstract double[] ofFakes(double[] gradient);
}
