package io.ganqp.trainer.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The largest singular value of a matrix: the square root of the largest eigenvalue of A·Aᵀ, or of
 * Aᵀ·A where that is smaller, by the method of Lanczos with full reorthogonalisation (Golub and Van
 * Loan, Matrix Computations, section 10.3). Power iteration would take thousands of steps here: the
 * singular values of weights lie close to each other.
 */
final class LargestSingularValue {

  private static final int MOST_STEPS = 200;
  private static final int STEPS_BETWEEN_LOOKS = 8;

  /** Of the eigenvalue, between two looks. */
  private static final double TOLERANCE = 1e-9;

  /** A rest so small, of the trace so far, is rounding. */
  private static final double NEGLIGIBLE = 1e-13;

  private final WeightMatrix matrix;
  private final int dimension;
  private final List<double[]> basis = new ArrayList<>();
  private final List<Double> diagonal = new ArrayList<>();
  private final List<Double> beside = new ArrayList<>();

  private LargestSingularValue(WeightMatrix matrix) {
    this.matrix = matrix;
    dimension = Math.min(matrix.rows(), matrix.columns());
  }

  /** That of a matrix of finite values, to at least six digits; the same at each call. */
  static double of(WeightMatrix matrix) {
    return Math.sqrt(Math.max(0, new LargestSingularValue(matrix).largestEigenvalue()));
  }

  private double largestEigenvalue() {
    double[] next = start();
    double found = 0;
    for (int step = 1; step <= Math.min(dimension, MOST_STEPS); step++) {
      basis.add(next);
      double[] product = gram(next);
      diagonal.add(dot(next, product));
      // Once leaves rounding errors that grow; twice is enough (Kahan and Parlett).
      orthogonalise(product);
      orthogonalise(product);
      double norm = Math.sqrt(dot(product, product));
      boolean exhausted = step == dimension || norm <= NEGLIGIBLE * trace();
      if (exhausted || step % STEPS_BETWEEN_LOOKS == 0) {
        double value = eigenvalue();
        if (exhausted || Math.abs(value - found) <= TOLERANCE * value) {
          return value;
        }
        found = value;
      }
      beside.add(norm);
      scale(product, 1 / norm);
      next = product;
    }
    return found;
  }

  private double[] start() {
    SplittableRandom random = new SplittableRandom(1);
    double[] vector = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = random.nextDouble(-1, 1);
    }
    scale(vector, 1 / Math.sqrt(dot(vector, vector)));
    return vector;
  }

  private double[] gram(double[] vector) {
    return matrix.rows() <= matrix.columns()
        ? matrix.times(matrix.transposedTimes(vector))
        : matrix.transposedTimes(matrix.times(vector));
  }

  private void orthogonalise(double[] vector) {
    for (double[] direction : basis) {
      double part = dot(direction, vector);
      for (int i = 0; i < vector.length; i++) {
        vector[i] -= part * direction[i];
      }
    }
  }

  /** The largest eigenvalue of the tridiagonal matrix so far. */
  private double eigenvalue() {
    int size = diagonal.size();
    DMatrixRMaj tridiagonal = new DMatrixRMaj(size, size);
    for (int i = 0; i < size; i++) {
      tridiagonal.set(i, i, diagonal.get(i));
      if (i + 1 < size) {
        tridiagonal.set(i, i + 1, beside.get(i));
        tridiagonal.set(i + 1, i, beside.get(i));
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, false, true);
    if (!eigen.decompose(tridiagonal)) {
      throw new IllegalStateException("a symmetric matrix has eigenvalues");
    }
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      largest = Math.max(largest, eigen.getEigenvalue(i).getReal());
    }
    return largest;
  }

  private double trace() {
    return diagonal.stream().mapToDouble(Math::abs).sum();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void scale(double[] vector, double factor) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factor;
    }
  }
}
