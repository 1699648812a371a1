package io.ganqp.trainer.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;

class GanQpTest {

  private static final GanQp QP = new GanQp(10);

  @Test
  void criticLossIsTheNegativeOfEquation14() {
    Loss loss = critic(3, 1, 0.5f);

    assertThat(loss.value()).isCloseTo(-(2 - 4 / (2 * 10 * 0.5)), within(1e-12));
    assertThat(loss.diagnostics().get("scoreDifference")).isEqualTo(2);
    assertThat(loss.diagnostics().get("lipschitzRatio")).isEqualTo(2 / (10 * 0.5));
  }

  @Test
  void tellsOneGreyLevelInOneValueOfTheLargestImageFromZero() {
    double greyLevel = 2.0 / 255 / (3 * 512 * 512);
    Loss loss = critic(1e-9f, 0, (float) greyLevel);

    assertThat(loss.diagnostics().get("lipschitzRatio"))
        .isCloseTo(1e-9 / (10 * greyLevel), within(1e-6));
  }

  @Test
  void twoPointsAtDistanceDAreAtMostHalfLambdaDApart() {
    double best = Double.NEGATIVE_INFINITY;
    float distance = 0.3f;
    float argmax = 0;
    for (float delta = -10; delta <= 10; delta += 0.01f) {
      double value = -critic(delta, 0, distance).value();
      if (value > best) {
        best = value;
        argmax = delta;
      }
    }

    assertThat(best).isCloseTo(10 * distance / 2, within(1e-4));
    assertThat((double) argmax).isCloseTo(10 * distance, within(0.011));
  }

  @Property
  void criticGradientsAreTheDerivativesOfTheLoss(
      @ForAll @FloatRange(min = -5, max = 5) float real,
      @ForAll @FloatRange(min = -5, max = 5) float fake,
      @ForAll @FloatRange(min = 0.05f, max = 2) float distance) {
    float[] distances = {distance, 0.5f};
    Loss loss = QP.critic(new Scores(new float[] {real, 2}, new float[] {fake, 1}, distances));

    float above = real + 0.01f;
    float below = real - 0.01f;
    double rise =
        QP.critic(new Scores(new float[] {above, 2}, new float[] {fake, 1}, distances)).value()
            - QP.critic(new Scores(new float[] {below, 2}, new float[] {fake, 1}, distances))
                .value();

    assertThat((double) loss.real()[0]).isCloseTo(rise / ((double) above - below), within(1e-4));
    assertThat(loss.fake()[0]).isEqualTo(-loss.real()[0]);
  }

  /** Runs of earlier versions go on with the same bits. */
  @Property
  void theQuadraticFormIsEquation14ToTheLastBit(
      @ForAll @FloatRange(min = -500, max = 500) float real,
      @ForAll @FloatRange(min = -500, max = 500) float fake,
      @ForAll @FloatRange(min = 0, max = 2) float distance) {
    double delta = (double) real - fake;
    double scale = 10 * Math.max(distance, GanQp.EPSILON);

    Loss loss = critic(real, fake, distance);

    assertThat(loss.value()).isEqualTo(-(delta - delta * delta / (2 * scale)));
    assertThat(loss.real()[0]).isEqualTo((float) (delta / scale - 1));
    assertThat(loss.diagnostics().get("lipschitzRatio")).isEqualTo(Math.abs(delta) / scale);
  }

  @Property
  void lambdaOnlyScales(
      @ForAll @FloatRange(min = -5, max = 5) float delta,
      @ForAll @FloatRange(min = 0.01f, max = 2) float distance,
      @ForAll @FloatRange(min = 0.1f, max = 8) float factor) {
    double base = critic(delta, 0, distance).value();
    double scaled = new GanQp(10 * factor).critic(pair(delta * factor, 0, distance)).value();

    assertThat(scaled).isCloseTo(factor * base, within(1e-3 * (1 + Math.abs(base))));
  }

  @Test
  void equalImagesGiveFiniteGradients() {
    Loss loss = critic(0.1f, 0.1f, 0);

    assertThat(loss.value()).isZero();
    assertThat(loss.gradient()).containsExactly(-1f, 1f);
  }

  @Test
  void generatorNeverSeesTheQuadraticTerm() {
    Loss loss = QP.generator(Scores.ofFakes(new float[] {2, 4}));

    assertThat(loss.value()).isEqualTo(-3);
    assertThat(loss.gradient()).containsExactly(-0.5f, -0.5f);
  }

  @Test
  void refusesALambdaThatIsNotPositive() {
    assertThatThrownBy(() -> new GanQp(0)).hasMessage("lambda is 0.0; it must be positive");
    assertThatThrownBy(() -> new GanQp(Double.NaN)).hasMessageContaining("must be positive");
  }

  @Test
  void refusesPowersOfOtherPotentials() {
    assertThatThrownBy(() -> new GanQp(10, 3, CriticInput.UNARY))
        .hasMessage("power is 3; it must be 2, 4 or 6");
  }

  @Test
  void higherPowersComeCloserToTheBoundOfTheBinaryCritic() {
    for (int power : GanQp.POWERS) {
      Loss optimum = new GanQp(10, power, CriticInput.UNARY).critic(pair(5, 0, 0.5f));

      assertThat(-optimum.value()).isCloseTo(10 * 0.5 * (1 - 1.0 / power), within(1e-12));
      assertThat(optimum.gradient()).containsExactly(0, -0f);
    }
  }

  @Test
  void tellsHowTheRatioIsSpreadOverThePairs() {
    float[] none = new float[5];
    float[] distances = {1, 1, 1, 1, 1};
    Loss loss = QP.critic(new Scores(new float[] {-30, 5, 1, 20, 10}, none, distances));

    assertThat(loss.diagnostics())
        .containsEntry("lipschitzRatio", 6.6 / 5)
        .containsEntry("lipschitzRatioMedian", 1.0)
        .hasEntrySatisfying(
            "lipschitzRatioQuantile90", q -> assertThat(q).isCloseTo(2.6, within(1e-12)))
        .containsEntry("lipschitzRatioAboveOne", 0.4);
  }

  private static Loss critic(float real, float fake, float distance) {
    return QP.critic(pair(real, fake, distance));
  }

  private static Scores pair(float real, float fake, float distance) {
    return new Scores(new float[] {real}, new float[] {fake}, new float[] {distance});
  }
}
