package io.ganqp.trainer.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LargestSingularValueTest {

  @Test
  void isThatOfMatricesWorkedOutByHand() {
    assertThat(of(1, 2, 3, 4)).isEqualTo(5, within(1e-12));
    assertThat(of(2, 2, 3, 0, 4, 5)).isEqualTo(Math.sqrt(45), within(1e-9));
    // Of rank one: the product of the vectors' norms.
    assertThat(of(3, 2, 1, 2, 2, 4, 2, 4)).isEqualTo(3 * Math.sqrt(5), within(1e-9));
    assertThat(of(2, 2, 2, 0, 0, 2)).isEqualTo(2, within(1e-12));
    assertThat(of(2, 3, 0, 0, 0, 0, 0, 0)).isZero();
  }

  /** Whose singular values lie so close to each other that power iteration is off by a percent. */
  @ParameterizedTest
  @CsvSource({"5, 300", "300, 5", "120, 200", "256, 256", "64, 3200"})
  void agreesWithAFullDecomposition(int rows, int columns) {
    Random random = new Random(rows);
    float[] values = new float[rows * columns];
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
      matrix.set(i, values[i]);
    }
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(rows, columns, false, false, true);
    assertThat(svd.decompose(matrix)).isTrue();
    double largest = SingularOps_DDRM.singularValues(matrix)[0];

    assertThat(of(rows, columns, values)).isEqualTo(largest, within(1e-6 * largest));
  }

  private static double of(int rows, int columns, float... values) {
    return LargestSingularValue.of(new WeightMatrix(rows, columns, values));
  }
}
