package io.ganqp.trainer.weights;

/** A matrix of weights, row by row. */
final class WeightMatrix {

  private final int rows;
  private final int columns;
  private final float[] values;

  /**
   * A matrix.
   *
   * @param values rows · columns of them; not copied
   */
  WeightMatrix(int rows, int columns, float[] values) {
    if (values.length != rows * columns) {
      throw new IllegalArgumentException(
          "%d values are no matrix of %d × %d".formatted(values.length, rows, columns));
    }
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /** The product with a vector of {@code columns} elements. */
  double[] times(double[] vector) {
    double[] product = new double[rows];
    for (int i = 0; i < rows; i++) {
      double sum = 0;
      for (int j = 0, at = i * columns; j < columns; j++, at++) {
        sum += values[at] * vector[j];
      }
      product[i] = sum;
    }
    return product;
  }

  /** The product of the transposed matrix with a vector of {@code rows} elements. */
  double[] transposedTimes(double[] vector) {
    double[] product = new double[columns];
    for (int i = 0; i < rows; i++) {
      double factor = vector[i];
      for (int j = 0, at = i * columns; j < columns; j++, at++) {
        product[j] += factor * values[at];
      }
    }
    return product;
  }
}
