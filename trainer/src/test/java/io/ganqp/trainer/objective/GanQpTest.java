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
    CriticLoss loss = QP.critic(new float[] {3, 1}, new float[] {0.5f});

    assertThat(loss.value()).isCloseTo(-(2 - 4 / (2 * 10 * 0.5)), within(1e-12));
    assertThat(loss.scoreDifference()).isEqualTo(2);
    assertThat(loss.lipschitzRatio()).isEqualTo(2 / (10 * 0.5));
  }

  @Test
  void tellsOneGreyLevelInOneValueOfTheLargestImageFromZero() {
    double greyLevel = 2.0 / 255 / (3 * 512 * 512);
    CriticLoss loss = QP.critic(new float[] {1e-9f, 0}, new float[] {(float) greyLevel});

    assertThat(loss.lipschitzRatio()).isCloseTo(1e-9 / (10 * greyLevel), within(1e-6));
  }

  @Test
  void twoPointsAtDistanceDAreAtMostHalfLambdaDApart() {
    double best = Double.NEGATIVE_INFINITY;
    float distance = 0.3f;
    float argmax = 0;
    for (float delta = -10; delta <= 10; delta += 0.01f) {
      double value = -QP.critic(new float[] {delta, 0}, new float[] {distance}).value();
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
    CriticLoss loss = QP.critic(new float[] {real, 2, fake, 1}, distances);

    float above = real + 0.01f;
    float below = real - 0.01f;
    double rise =
        QP.critic(new float[] {above, 2, fake, 1}, distances).value()
            - QP.critic(new float[] {below, 2, fake, 1}, distances).value();

    assertThat((double) loss.gradient()[0])
        .isCloseTo(rise / ((double) above - below), within(1e-4));
    assertThat(loss.gradient()[2]).isEqualTo(-loss.gradient()[0]);
  }

  @Property
  void lambdaOnlyScales(
      @ForAll @FloatRange(min = -5, max = 5) float delta,
      @ForAll @FloatRange(min = 0.01f, max = 2) float distance,
      @ForAll @FloatRange(min = 0.1f, max = 8) float factor) {
    double base = QP.critic(new float[] {delta, 0}, new float[] {distance}).value();
    double scaled =
        new GanQp(10 * factor)
            .critic(new float[] {delta * factor, 0}, new float[] {distance})
            .value();

    assertThat(scaled).isCloseTo(factor * base, within(1e-3 * (1 + Math.abs(base))));
  }

  @Test
  void equalImagesGiveFiniteGradients() {
    CriticLoss loss = QP.critic(new float[] {0.1f, 0.1f}, new float[] {0});

    assertThat(loss.value()).isZero();
    assertThat(loss.gradient()).containsExactly(-1f, 1f);
  }

  @Test
  void generatorNeverSeesTheQuadraticTerm() {
    GeneratorLoss loss = QP.generator(new float[] {2, 4});

    assertThat(loss.value()).isEqualTo(-3);
    assertThat(loss.gradient()).containsExactly(-0.5f, -0.5f);
  }

  @Test
  void refusesALambdaThatIsNotPositive() {
    assertThatThrownBy(() -> new GanQp(0)).hasMessage("lambda is 0.0; it must be positive");
    assertThatThrownBy(() -> new GanQp(Double.NaN)).hasMessageContaining("must be positive");
  }
}
