package io.ganqp.trainer.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.trainer.evaluation.feature.Features;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PrdcTest {

  @Property(tries = 30)
  void isWhatTheDefinitionSaysWithManyTies(
      @ForAll @IntRange(min = 6, max = 150) int n,
      @ForAll @IntRange(min = 6, max = 150) int m,
      @ForAll @IntRange(min = 1, max = 5) int k) {
    Features real = Samples.onGrid(n, n, 4);
    Features fake = Samples.onGrid(m + 1000, m, 4);
    double[] realRadii = radii(real, k);
    double[] fakeRadii = radii(fake, k);
    boolean[] precise = new boolean[m];
    boolean[] recalled = new boolean[n];
    boolean[] covered = new boolean[n];
    int inside = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        double distance = squared(real, i, fake, j);
        if (distance <= realRadii[i]) {
          precise[j] = true;
          covered[i] = true;
          inside++;
        }
        recalled[i] |= distance <= fakeRadii[j];
      }
    }

    assertThat(between(real, fake, k))
        .isEqualTo(
            new Prdc(share(precise), share(recalled), inside / ((double) k * m), share(covered)));
  }

  @Property(tries = 20)
  void knowsNoOrder(@ForAll long seed) {
    Features real = Samples.normal(seed, 80, 5);
    Features fake = Samples.normal(seed + 1, 60, 5);

    assertThat(between(Samples.shuffled(real, seed), Samples.shuffled(fake, seed), 5))
        .isEqualTo(between(real, fake, 5));
  }

  @Test
  void ofEqualSetsIsPerfect() {
    Features some = Samples.normal(1, 50, 5);
    Prdc prdc = between(some, some, 5);

    assertThat(prdc.precision()).isEqualTo(1);
    assertThat(prdc.recall()).isEqualTo(1);
    assertThat(prdc.coverage()).isEqualTo(1);
    assertThat(prdc.density()).isEqualTo(6.0 / 5);
  }

  @Test
  void ofSetsFarApartIsNothing() {
    Features real = Samples.congruential(1, 50, 5, 1, 0);
    Features fake = Samples.congruential(2, 50, 5, 1, 100);

    assertThat(between(real, fake, 5)).isEqualTo(new Prdc(0, 0, 0, 0));
  }

  @Test
  void refusesTooFewImages() {
    assertThatThrownBy(() -> Manifold.of(Samples.normal(1, 5, 3), 5))
        .hasMessage("a neighbourhood of 5 neighbours needs at least 6 images, not 5");
  }

  private static Prdc between(Features real, Features fake, int k) {
    return Prdc.between(Manifold.of(real, k), Manifold.of(fake, k), k, k);
  }

  private static double[] radii(Features features, int k) {
    double[] radii = new double[features.size()];
    for (int i = 0; i < radii.length; i++) {
      double[] distances = new double[radii.length];
      for (int j = 0; j < distances.length; j++) {
        distances[j] = i == j ? Double.POSITIVE_INFINITY : squared(features, i, features, j);
      }
      Arrays.sort(distances);
      radii[i] = distances[k - 1];
    }
    return radii;
  }

  private static double squared(Features a, int i, Features b, int j) {
    double sum = 0;
    for (int k = 0; k < a.dimension(); k++) {
      sum += Math.pow((double) a.get(i, k) - b.get(j, k), 2);
    }
    return sum;
  }

  private static double share(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return (double) count / flags.length;
  }
}
