package io.ganqp.trainer.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganqp.trainer.evaluation.feature.Features;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PairsTest {

  @Property(tries = 40)
  void givesEachPairOnce(
      @ForAll @IntRange(min = 1, max = 200) int left,
      @ForAll @IntRange(min = 1, max = 300) int right,
      @ForAll @IntRange(min = 1, max = 600) int dimension) {
    Features a = Samples.normal(1, left, dimension);
    Features b = Samples.normal(2, right, dimension);
    double[][] products = new double[left][right];
    double[][] distances = new double[left][right];

    Pairs.products(
        Rows.of(a),
        Rows.of(b),
        (row, first, count, values) -> {
          for (int j = 0; j < count; j++) {
            products[row][first + j] += values[j];
          }
        });
    Pairs.squaredDistances(
        Rows.of(a),
        Rows.of(b),
        (row, first, count, values) -> {
          for (int j = 0; j < count; j++) {
            distances[row][first + j] += values[j];
          }
        });

    for (int i = 0; i < left; i += 7) {
      for (int j = 0; j < right; j += 5) {
        double product = 0;
        double distance = 0;
        for (int k = 0; k < dimension; k++) {
          double difference = (double) a.get(i, k) - b.get(j, k);
          product += (double) a.get(i, k) * b.get(j, k);
          distance += difference * difference;
        }
        assertThat(products[i][j]).isCloseTo(product, within(1e-9));
        assertThat(distances[i][j]).isCloseTo(distance, within(1e-9));
      }
    }
  }

  @Test
  void distancesOfEqualPairsAreEqual() {
    Features some = Samples.normal(1, 200, 301);
    double[][] distances = new double[200][200];

    Pairs.squaredDistances(
        Rows.of(some),
        Rows.of(some),
        (row, first, count, values) -> System.arraycopy(values, 0, distances[row], first, count));

    for (int i = 0; i < 200; i++) {
      assertThat(distances[i][i]).isZero();
      for (int j = 0; j < i; j++) {
        assertThat(distances[i][j]).isEqualTo(distances[j][i]);
      }
    }
  }

  @Test
  void refusesVectorsOfDifferentLengths() {
    assertThatThrownBy(
            () ->
                Pairs.products(
                    Rows.of(Samples.normal(1, 2, 3)),
                    Rows.of(Samples.normal(1, 2, 4)),
                    (row, first, count, values) -> {}))
        .hasMessage("vectors of 3 and of 4 values can't be compared");
  }
}
