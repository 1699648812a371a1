package io.ganqp.trainer.evaluation.metric;

import io.ganqp.trainer.evaluation.feature.Features;

/** Vectors of one length, read as doubles. */
interface Rows {

  /** How many vectors there are. */
  int size();

  /** Length of a vector. */
  int dimension();

  /** Copies {@code length} values of vector {@code row}, the first is number {@code from}. */
  void copy(int row, int from, int length, double[] target);

  /** The vectors of these numbers, in this order. */
  default Rows select(int[] rows) {
    Rows all = this;
    return new Rows() {
      @Override
      public int size() {
        return rows.length;
      }

      @Override
      public int dimension() {
        return all.dimension();
      }

      @Override
      public void copy(int row, int from, int length, double[] target) {
        all.copy(rows[row], from, length, target);
      }
    };
  }

  /** Features as they are; not copied. */
  static Rows of(Features features) {
    float[] values = features.values();
    return new Rows() {
      @Override
      public int size() {
        return features.size();
      }

      @Override
      public int dimension() {
        return features.dimension();
      }

      @Override
      public void copy(int row, int from, int length, double[] target) {
        int start = row * dimension() + from;
        for (int k = 0; k < length; k++) {
          target[k] = values[start + k];
        }
      }
    };
  }

  /** A matrix [size · dimension], row by row; not copied. */
  static Rows of(double[] matrix, int dimension) {
    return new Rows() {
      @Override
      public int size() {
        return matrix.length / dimension;
      }

      @Override
      public int dimension() {
        return dimension;
      }

      @Override
      public void copy(int row, int from, int length, double[] target) {
        System.arraycopy(matrix, row * dimension + from, target, 0, length);
      }
    };
  }
}
