package io.ganqp.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WassersteinTest {

  @Test
  void isTheAreaBetweenTheQuantiles() {
    assertThat(Wasserstein.distance(new float[] {0}, new float[] {3})).isEqualTo(3);
    assertThat(Wasserstein.distance(new float[] {0, 1}, new float[] {0, 0, 1, 1})).isZero();
    assertThat(Wasserstein.distance(new float[] {0, 6}, new float[] {0, 3, 6})).isEqualTo(1);
  }

  @Property
  void aShiftMovesByItself(
      @ForAll @Size(min = 1, max = 40) List<@FloatRange(min = -9, max = 9) Float> sample,
      @ForAll @FloatRange(min = -5, max = 5) float shift) {
    float[] a = sorted(sample);
    float[] b = a.clone();
    for (int i = 0; i < b.length; i++) {
      b[i] += shift;
    }

    assertThat(Wasserstein.distance(a, b)).isCloseTo(Math.abs(shift), within(1e-5));
  }

  @Property
  void repeatingASampleChangesNothing(
      @ForAll @Size(min = 1, max = 20) List<@FloatRange(min = -9, max = 9) Float> sample,
      @ForAll @Size(min = 1, max = 20) List<@FloatRange(min = -9, max = 9) Float> other,
      @ForAll @IntRange(min = 1, max = 5) int times) {
    float[] a = sorted(sample);
    float[] b = sorted(other);
    float[] repeated = new float[a.length * times];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = a[i / times];
    }

    assertThat(Wasserstein.distance(repeated, b))
        .isCloseTo(Wasserstein.distance(a, b), within(1e-9))
        .isEqualTo(Wasserstein.distance(b, repeated));
  }

  private static float[] sorted(List<Float> sample) {
    float[] sorted = new float[sample.size()];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = sample.get(i);
    }
    Arrays.sort(sorted);
    return sorted;
  }
}
