package io.ganqp.contract.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SphericalInterpolationTest {
  private static final int DIMENSION = 128;
  private static final double ROUNDING = 1e-6;

  @Property
  void theEndsAreTheLatentsThemselves(@ForAll long from, @ForAll long to) {
    float[] start = SeededLatent.draw(from, DIMENSION);
    float[] end = SeededLatent.draw(to, DIMENSION);

    assertThat(SphericalInterpolation.between(start, end, 0)).isEqualTo(start).isNotSameAs(start);
    assertThat(SphericalInterpolation.between(start, end, 1)).isEqualTo(end).isNotSameAs(end);
  }

  @Property
  void theNormGoesInEqualSteps(
      @ForAll long from,
      @ForAll long to,
      @ForAll @IntRange(min = 2, max = 200) int dimension,
      @ForAll @DoubleRange(min = 0, max = 1) double fraction) {
    float[] start = SeededLatent.draw(from, dimension);
    float[] end = SeededLatent.draw(to, dimension);

    double norm = norm(SphericalInterpolation.between(start, end, fraction));

    double expected = (1 - fraction) * norm(start) + fraction * norm(end);
    assertThat(norm).isCloseTo(expected, within(ROUNDING * expected));
  }

  @Property
  void theAngleGoesInEqualSteps(
      @ForAll long from, @ForAll long to, @ForAll @DoubleRange(min = 0, max = 1) double fraction) {
    float[] start = SeededLatent.draw(from, DIMENSION);
    float[] end = SeededLatent.draw(to, DIMENSION);
    float[] between = SphericalInterpolation.between(start, end, fraction);

    double whole = angle(start, end);
    assertThat(angle(start, between)).isCloseTo(fraction * whole, within(ROUNDING));
    assertThat(angle(between, end)).isCloseTo((1 - fraction) * whole, within(ROUNDING));
  }

  @Property
  void theWayBackIsTheSame(
      @ForAll long from, @ForAll long to, @ForAll @IntRange(min = 0, max = 8) int step) {
    float[] start = SeededLatent.draw(from, DIMENSION);
    float[] end = SeededLatent.draw(to, DIMENSION);

    assertThat(SphericalInterpolation.between(end, start, 1 - step / 8.0))
        .containsExactly(
            SphericalInterpolation.between(start, end, step / 8.0), within((float) ROUNDING));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, 0.1, 0.5, 0.9, 1.0})
  void betweenEqualLatentsIsNothingElse(double fraction) {
    float[] z = SeededLatent.draw(42, DIMENSION);

    assertThat(SphericalInterpolation.between(z, z.clone(), fraction)).isEqualTo(z);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.25, 0.5, 0.9})
  void betweenOppositeLatentsTheSphereIsNotLeft(double fraction) {
    float[] z = SeededLatent.draw(42, DIMENSION);
    float[] opposite = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      opposite[i] = -z[i];
    }

    float[] between = SphericalInterpolation.between(z, opposite, fraction);

    assertThat(norm(between)).isCloseTo(norm(z), within(ROUNDING * norm(z)));
    assertThat(angle(z, between)).isCloseTo(fraction * Math.PI, within(ROUNDING));
  }

  @Test
  void whereThereIsNoCircleItIsTheLine() {
    assertThat(SphericalInterpolation.between(floats(2), floats(-4), 0.5)).containsExactly(-1);
    assertThat(SphericalInterpolation.between(floats(0, 0), floats(2, -4), 0.5))
        .containsExactly(1, -2);
  }

  @Test
  void aQuarterTurnIsHalvedOnTheCircle() {
    assertThat(SphericalInterpolation.between(floats(1, 0), floats(0, 3), 0.5))
        .containsExactly((float) Math.sqrt(2), (float) Math.sqrt(2));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void refusesAFractionOutOfRange(double fraction) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SphericalInterpolation.between(floats(1, 0), floats(0, 1), fraction))
        .withMessage("fraction " + fraction + " is not in [0, 1]");
  }

  @Test
  void refusesLatentsOfDifferentDimensions() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SphericalInterpolation.between(floats(1), floats(0, 1), 0.5))
        .withMessageContaining("1 and 2 dimensions");
  }

  private static float[] floats(float... values) {
    return values;
  }

  private static double norm(float[] z) {
    return Math.sqrt(dot(z, z));
  }

  /** By Kahan: exact near 0 and π too. */
  private static double angle(float[] x, float[] y) {
    double difference = 0;
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double a = x[i] / norm(x);
      double b = y[i] / norm(y);
      difference += (a - b) * (a - b);
      sum += (a + b) * (a + b);
    }
    return 2 * Math.atan2(Math.sqrt(difference), Math.sqrt(sum));
  }

  private static double dot(float[] x, float[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (double) x[i] * y[i];
    }
    return sum;
  }
}
