package io.ganqp.trainer.engine.onednn;

/**
 * A matrix in memory, row by row.
 *
 * @param rowStride floats from one row to the next
 * @param transposed whether it stands for its transpose
 */
record Matrix(Span start, long rowStride, boolean transposed) {

  static Matrix of(Span start, long rowStride) {
    return new Matrix(start, rowStride, false);
  }

  Matrix transpose() {
    return new Matrix(start, rowStride, !transposed);
  }
}
