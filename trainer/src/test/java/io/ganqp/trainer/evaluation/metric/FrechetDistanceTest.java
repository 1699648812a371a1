package io.ganqp.trainer.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import io.ganqp.trainer.evaluation.feature.Features;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FrechetDistanceTest {

  @Property(tries = 30)
  void isSymmetricAndKnowsNoOrder(
      @ForAll @IntRange(min = 2, max = 60) int n,
      @ForAll @IntRange(min = 2, max = 60) int m,
      @ForAll @IntRange(min = 1, max = 40) int dimension) {
    Features real = Samples.normal(n, n, dimension);
    Features fake = Samples.congruential(m, m, dimension, 2, 0.5);
    double distance = between(real, fake).value();

    assertThat(between(fake, real).value()).isCloseTo(distance, within(1e-7));
    assertThat(between(Samples.shuffled(real, 1), Samples.shuffled(fake, 2)).value())
        .isCloseTo(distance, within(1e-7));
  }

  @Property(tries = 30)
  void isZeroForEqualSets(
      @ForAll @IntRange(min = 2, max = 80) int images,
      @ForAll @IntRange(min = 1, max = 40) int dimension) {
    Features some = Samples.normal(images, images, dimension);

    assertThat(between(some, some).value()).isBetween(0.0, 1e-7);
  }

  @Property(tries = 20)
  void aShiftAddsItsSquaredLength(@ForAll @IntRange(min = 3, max = 50) int images) {
    Features some = Samples.onGrid(images, images, 8);
    float[] shifted = some.values().clone();
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] += 3;
    }

    assertThat(between(some, new Features(8, shifted)).value()).isCloseTo(72, within(1e-7));
  }

  @Test
  void ofIndependentFeaturesIsTheSumOverFeatures() {
    GaussianStatistics a =
        new GaussianStatistics(10, new double[] {0, 1}, new double[] {4, 0, 0, 9});
    GaussianStatistics b =
        new GaussianStatistics(10, new double[] {1, 1}, new double[] {1, 0, 0, 25});

    assertThat(FrechetDistance.between(a, b).value())
        .isCloseTo(1 + (2 - 1) * (2 - 1) + (3 - 5) * (3 - 5), within(1e-12));
  }

  @Test
  void holdsForFeaturesOfAnyScale() {
    double plain = between(scaled(1, 1), scaled(2, 1)).value();

    for (float scale : new float[] {1e-12f, 1e-3f, 1e6f, 1e10f}) {
      assertThat(between(scaled(1, scale), scaled(2, scale)).value() / scale / scale)
          .isCloseTo(plain, withPercentage(1e-3));
    }
  }

  @Test
  void holdsForFeaturesThatNeverVary() {
    Features constant = new Features(3, new float[30]);
    float[] one = new float[30];
    Arrays.fill(one, 1);

    assertThat(between(constant, constant).value()).isZero();
    assertThat(between(constant, new Features(3, one)).value()).isEqualTo(3);
  }

  @Test
  void isTheSameFromFewImagesOfManyFeaturesAsFromManyOfThem() {
    Features few = Samples.normal(1, 44, 200);
    Features many = Samples.normal(2, 300, 200);

    FrechetDistance distance = between(few, many);

    assertThat(distance.traceRoot()).isCloseTo(between(many, few).traceRoot(), within(1e-7));
    assertThat(distance.value()).isPositive();
  }

  @Test
  void saysWhenThereAreTooFewImages() {
    Features enough = Samples.normal(1, 9, 8);
    Features few = Samples.normal(2, 8, 8);

    assertThat(between(enough, enough).reservation()).isEmpty();
    assertThat(between(few, enough).reservation())
        .contains("not meaningful: 8 real images for 8 dimensions");
    assertThat(between(enough, few).reservation())
        .contains("not meaningful: 8 generated images for 8 dimensions");
  }

  @Test
  void refusesWhatHasNoDistance() {
    Features broken = Samples.normal(1, 5, 3);
    broken.values()[14] = Float.POSITIVE_INFINITY;
    GaussianStatistics three = GaussianStatistics.of(Samples.normal(1, 9, 3));
    GaussianStatistics four = GaussianStatistics.of(Samples.normal(1, 9, 4));

    assertThatThrownBy(() -> GaussianStatistics.of(Samples.normal(1, 1, 3)))
        .hasMessage("a covariance needs at least 2 images, not 1");
    assertThatThrownBy(() -> GaussianStatistics.of(broken))
        .hasMessage("a covariance needs finite features: feature 2 of image 4 is Infinity");
    assertThatThrownBy(() -> FrechetDistance.between(three, four))
        .hasMessage("no distance between 3 real and 4 generated features");
    assertThatThrownBy(() -> FrechetInfinity.of(three, Samples.normal(1, 9, 3), List.of(5, 10)))
        .hasMessage("there are 9 images, not 10");
    assertThatThrownBy(() -> FrechetInfinity.of(three, Samples.normal(1, 9, 3), List.of(5, 5)))
        .hasMessageContaining("two different numbers");
  }

  @Test
  void refusesWhatIsNoCovariance() {
    double[] mean = new double[2];
    GaussianStatistics indefinite = new GaussianStatistics(9, mean, new double[] {1, 2, 2, 1});

    assertThatThrownBy(() -> FrechetDistance.between(indefinite, indefinite))
        .hasMessageContaining("not positive semidefinite: its eigenvalues go from -1");
    assertThatThrownBy(() -> new GaussianStatistics(9, mean, new double[] {1, 0.5, 0.2, 1}))
        .hasMessageContaining("not symmetric");
    assertThatThrownBy(() -> new GaussianStatistics(9, mean, new double[] {1, 0, 0, Double.NaN}))
        .hasMessageContaining("are not finite");
    assertThatThrownBy(() -> new GaussianStatistics(9, mean, new double[3]))
        .hasMessageContaining("3 values does not go with a mean of 2");
  }

  private static Features scaled(long seed, float scale) {
    Features features = Samples.normal(seed, 50, 6);
    float[] values = features.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= scale;
    }
    return new Features(6, values);
  }

  private static FrechetDistance between(Features real, Features fake) {
    return FrechetDistance.between(GaussianStatistics.of(real), GaussianStatistics.of(fake));
  }
}
