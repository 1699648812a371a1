package io.ganqp.trainer.study;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * GAN-QP between two distributions on a few points, where the best critic is known exactly. The
 * expectation goes over all pairs, real points of p and fake ones of q.
 *
 * @param name of the example
 * @param p probabilities of reals
 * @param q probabilities of fakes
 * @param distance d of each pair of points, symmetric
 * @param lambda λ
 */
record DiscreteCritic(String name, double[] p, double[] q, double[][] distance, double lambda) {

  /**
   * What a critic reaches.
   *
   * @param value E[ ΔT − ΔT² / (2 λ d) ]
   * @param meanDifference E ΔT
   * @param largestRatio of |ΔT| / (λ d) over the pairs that occur
   * @param difference ΔT of each pair
   */
  record Reached(double value, double meanDifference, double largestRatio, double[][] difference) {}

  /** The best critic T(x, y) of pairs: each pair of points decides for itself. */
  Reached binary() {
    double[][] difference = new double[p.length][p.length];
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < p.length; j++) {
        double there = p[i] * q[j];
        double back = p[j] * q[i];
        difference[i][j] =
            there + back == 0 ? 0 : lambda * distance[i][j] * (there - back) / (there + back);
      }
    }
    return reached(difference);
  }

  /**
   * The best critic T(x) of points: the value is quadratic in T, and its derivatives vanish. T is
   * zero at the last point, which changes no difference.
   */
  Reached unary() {
    int unknown = p.length - 1;
    DMatrixRMaj matrix = new DMatrixRMaj(unknown, unknown);
    DMatrixRMaj right = new DMatrixRMaj(unknown, 1);
    for (int i = 0; i < unknown; i++) {
      right.set(i, 0, p[i] - q[i]);
      for (int j = 0; j < p.length; j++) {
        double weight = i == j ? 0 : (p[i] * q[j] + p[j] * q[i]) / (lambda * distance[i][j]);
        matrix.add(i, i, weight);
        if (j < unknown && j != i) {
          matrix.add(i, j, -weight);
        }
      }
    }
    DMatrixRMaj solution = new DMatrixRMaj(unknown, 1);
    if (!CommonOps_DDRM.solve(matrix, right, solution)) {
      throw new IllegalStateException("the points of \"" + name + "\" fall into separate parts");
    }
    double[] scores = Arrays.copyOf(solution.data, p.length);
    double[][] difference = new double[p.length][p.length];
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < p.length; j++) {
        difference[i][j] = scores[i] - scores[j];
      }
    }
    return reached(difference);
  }

  /** λ E d, which E ΔT never exceeds. */
  double bound() {
    double bound = 0;
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < p.length; j++) {
        bound += p[i] * q[j] * lambda * distance[i][j];
      }
    }
    return bound;
  }

  /** |ΔT| / (λ d) of two points. */
  double ratio(Reached reached, int real, int fake) {
    return Math.abs(reached.difference()[real][fake]) / (lambda * distance[real][fake]);
  }

  private Reached reached(double[][] difference) {
    double value = 0;
    double mean = 0;
    double largest = 0;
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < p.length; j++) {
        double weight = p[i] * q[j];
        if (i != j && weight > 0) {
          double delta = difference[i][j];
          double scale = lambda * distance[i][j];
          value += weight * (delta - delta * delta / (2 * scale));
          mean += weight * delta;
          largest = Math.max(largest, Math.abs(delta) / scale);
        }
      }
    }
    return new Reached(value, mean, largest, difference);
  }
}
