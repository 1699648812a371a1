package io.ganqp.trainer.constraint;

import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.ParameterLayout.Range;
import io.ganqp.trainer.network.Slices;

/**
 * One weight W as the matrix [out, everything else], and its greatest singular value as far as the
 * power iteration has found it. Each sum is added up by one thread, so that their number changes no
 * bit.
 */
final class SpectralBlock {

  private static final float SMALLEST = 1e-12f;

  /** Multiplications worth handing to another thread. */
  private static final int WORK = 1 << 16;

  private final int offset;
  private final int rows;
  private final int columns;
  private final float[] vectors;
  private final int u;
  private final float[] v;
  private final double[] rowSums;
  private double sigma;

  /**
   * @param vectors where this block's u lies from {@code u} on, [out]
   */
  SpectralBlock(ParameterBlock block, float[] vectors, int u) {
    this.offset = block.offset();
    this.rows = block.shape().get(0);
    this.columns = block.length() / rows;
    this.vectors = vectors;
    this.u = u;
    this.v = new float[columns];
    this.rowSums = new double[rows];
  }

  /** σ and v of the present u: v = Wᵀu/‖Wᵀu‖, σ = uᵀWv = ‖Wᵀu‖. */
  void measure(float[] parameters) {
    Slices.each(
        new Range(0, columns),
        WORK / rows,
        (from, to) -> {
          for (int c = from; c < to; c++) {
            v[c] = 0;
          }
          for (int r = 0; r < rows; r++) {
            addRow(parameters, r, from, to);
          }
        });
    sigma = normalise(v, 0, columns);
  }

  private void addRow(float[] parameters, int row, int from, int to) {
    float factor = vectors[u + row];
    int start = offset + row * columns;
    for (int c = from; c < to; c++) {
      v[c] += factor * parameters[start + c];
    }
  }

  /**
   * One power iteration: v as above, then u = Wv/‖Wv‖, σ = uᵀWv = ‖Wv‖. A weight of zeros has no
   * vectors, and u stays for when it is none any more.
   */
  void iterate(float[] parameters) {
    measure(parameters);
    if (sigma <= SMALLEST) {
      return;
    }
    eachRow(row -> vectors[u + row] = (float) dot(parameters, offset + row * columns, v, 0));
    sigma = normalise(vectors, u, rows);
  }

  /** W/σ, to the same place of {@code target}. */
  void divide(float[] parameters, float[] target) {
    float factor = (float) (1 / sigma);
    Slices.each(
        new Range(offset, offset + rows * columns),
        (from, to) -> {
          for (int i = from; i < to; i++) {
            target[i] = parameters[i] * factor;
          }
        });
  }

  /** In place, from the gradient C of W̄ = W/σ to that of W: (C − ⟨C, W̄⟩ u vᵀ)/σ. */
  void toGradientOfRaw(float[] gradient, float[] normalised) {
    eachRow(
        row -> {
          int start = offset + row * columns;
          rowSums[row] = dot(gradient, start, normalised, start);
        });
    double product = 0;
    for (double sum : rowSums) {
      product += sum;
    }
    float factor = (float) (1 / sigma);
    float share = (float) (product / sigma);
    eachRow(
        row -> {
          float step = share * vectors[u + row];
          int start = offset + row * columns;
          for (int c = 0; c < columns; c++) {
            gradient[start + c] = factor * gradient[start + c] - step * v[c];
          }
        });
  }

  double sigma() {
    return sigma;
  }

  private interface RowWork {
    void on(int row);
  }

  private void eachRow(RowWork work) {
    Slices.each(
        new Range(0, rows),
        WORK / columns,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            work.on(row);
          }
        });
  }

  /** In four sums, since each waits for its last addition. */
  private double dot(float[] a, int aStart, float[] b, int bStart) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < columns; i += 4) {
      s0 += (double) a[aStart + i] * b[bStart + i];
      s1 += (double) a[aStart + i + 1] * b[bStart + i + 1];
      s2 += (double) a[aStart + i + 2] * b[bStart + i + 2];
      s3 += (double) a[aStart + i + 3] * b[bStart + i + 3];
    }
    for (; i < columns; i++) {
      s0 += (double) a[aStart + i] * b[bStart + i];
    }
    return s0 + s1 + (s2 + s3);
  }

  /** Scales to length 1, and returns the length before. */
  static double normalise(float[] values, int start, int length) {
    double sum = 0;
    for (int i = start; i < start + length; i++) {
      sum += (double) values[i] * values[i];
    }
    double norm = Math.max(Math.sqrt(sum), SMALLEST);
    for (int i = start; i < start + length; i++) {
      values[i] = (float) (values[i] / norm);
    }
    return norm;
  }
}
