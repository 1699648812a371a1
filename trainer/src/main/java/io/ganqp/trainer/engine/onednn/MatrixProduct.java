package io.ganqp.trainer.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_sgemm;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;

/**
 * C ← A·B, or C ← C + A·B.
 *
 * @param rows of A and C
 * @param inner columns of A, rows of B
 * @param columns of B and C
 * @param accumulate whether it is added to C
 */
record MatrixProduct(
    Matrix a, Matrix b, Matrix c, long rows, long inner, long columns, boolean accumulate)
    implements Step {

  /** C ← A·B. */
  static MatrixProduct of(Matrix a, Matrix b, Matrix c, long rows, long inner, long columns) {
    return new MatrixProduct(a, b, c, rows, inner, columns, false);
  }

  /** C ← C + A·B. */
  MatrixProduct accumulating() {
    return new MatrixProduct(a, b, c, rows, inner, columns, true);
  }

  @Override
  public void run() {
    int status =
        dnnl_sgemm(
            letter(a),
            letter(b),
            rows,
            columns,
            inner,
            1f,
            a.start().pointer(),
            a.rowStride(),
            b.start().pointer(),
            b.rowStride(),
            accumulate ? 1f : 0f,
            c.start().pointer(),
            c.rowStride());
    if (status != dnnl_success) {
      throw new IllegalStateException(
          "oneDNN failed with status %d to multiply matrices of %d×%d and %d×%d"
              .formatted(status, rows, inner, inner, columns));
    }
  }

  private static byte letter(Matrix matrix) {
    return (byte) (matrix.transposed() ? 'T' : 'N');
  }
}
