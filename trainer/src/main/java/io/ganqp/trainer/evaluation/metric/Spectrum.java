package io.ganqp.trainer.evaluation.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Eigenvalues of symmetric positive semidefinite matrices. Of a matrix whose rank is known to be at
 * most r, the r largest: what rounding leaves of the others would grow under a square root.
 */
final class Spectrum {

  /** Below 0 by more than this share of the largest an eigenvalue is no rounding error. */
  private static final double TOLERANCE = 1e-8;

  private Spectrum() {}

  /** F [rank · d] with Fᵀ F = the matrix [d · d]. */
  static double[] root(double[] matrix, int d, int rank) {
    EigenDecomposition_F64<DMatrixRMaj> eigen = decompose(matrix, d, true);
    double[] eigenvalues = eigenvalues(eigen, d);
    int[] descending =
        IntStream.range(0, d)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -eigenvalues[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] root = new double[rank * d];
    for (int r = 0; r < rank; r++) {
      double[] vector = eigen.getEigenVector(descending[r]).data;
      double scale = Math.sqrt(Math.max(0, eigenvalues[descending[r]]));
      for (int k = 0; k < d; k++) {
        root[r * d + k] = scale * vector[k];
      }
    }
    return root;
  }

  /** Trace of the square root of a matrix [d · d]. */
  static double traceOfRoot(double[] matrix, int d, int rank) {
    double[] eigenvalues = eigenvalues(decompose(matrix, d, false), d);
    Arrays.sort(eigenvalues);
    double sum = 0;
    for (int i = Math.max(0, d - rank); i < d; i++) {
      sum += Math.sqrt(Math.max(0, eigenvalues[i]));
    }
    return sum;
  }

  private static EigenDecomposition_F64<DMatrixRMaj> decompose(
      double[] matrix, int d, boolean vectors) {
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, vectors, true);
    if (!eigen.decompose(new DMatrixRMaj(d, d, true, matrix.clone()))) {
      throw new IllegalArgumentException(
          "no eigenvalues found of a covariance of %d features; are some of a vast scale?"
              .formatted(d));
    }
    return eigen;
  }

  private static double[] eigenvalues(EigenDecomposition_F64<DMatrixRMaj> eigen, int d) {
    double[] eigenvalues = new double[d];
    for (int i = 0; i < d; i++) {
      eigenvalues[i] = eigen.getEigenvalue(i).getReal();
    }
    double largest = Arrays.stream(eigenvalues).map(Math::abs).max().orElse(0);
    double smallest = Arrays.stream(eigenvalues).min().orElse(0);
    // Written so that NaN is refused as well.
    if (!(smallest >= -TOLERANCE * largest)) {
      throw new IllegalArgumentException(
          "a covariance is not positive semidefinite: its eigenvalues go from %s to %s"
              .formatted(smallest, largest));
    }
    return eigenvalues;
  }
}
