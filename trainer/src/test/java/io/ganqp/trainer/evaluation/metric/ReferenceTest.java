package io.ganqp.trainer.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ganqp.trainer.evaluation.feature.Features;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The metrics give what numpy gives. */
class ReferenceTest {

  private static final Reference REFERENCE = Reference.read();

  static List<Reference.Case> cases() {
    return REFERENCE.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void frechetDistance(Reference.Case example) {
    FrechetDistance distance =
        FrechetDistance.between(
            GaussianStatistics.of(example.real().features()),
            GaussianStatistics.of(example.fake().features()));

    Reference.FrechetValues expected = example.frechet();
    assertThat(distance.value()).isCloseTo(expected.value(), within(1e-9));
    assertThat(distance.meanTerm()).isCloseTo(expected.meanTerm(), within(1e-9));
    assertThat(distance.traceReal()).isCloseTo(expected.traceReal(), within(1e-9));
    assertThat(distance.traceFake()).isCloseTo(expected.traceFake(), within(1e-9));
    assertThat(distance.traceRoot()).isCloseTo(expected.traceRoot(), within(1e-9));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void kernelDistance(Reference.Case example) {
    KernelDistance distance =
        KernelDistance.between(
            new KernelDistance.Sample(example.real().features()),
            new KernelDistance.Sample(example.fake().features()));

    Reference.KernelValues expected = example.kernel();
    assertThat(distance.unbiased()).isCloseTo(expected.unbiased(), within(1e-9));
    assertThat(distance.standardError()).isCloseTo(expected.standardError(), within(1e-9));
    assertThat(distance.biased()).isCloseTo(expected.biased(), within(1e-9));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void kernelDistanceOfBlocks(Reference.Case example) {
    BlockedKernelDistance distance =
        BlockedKernelDistance.between(example.real().features(), example.fake().features(), 10);

    Reference.BlockValues expected = example.kernel().blocksOf10();
    assertThat(distance.values()).containsExactly(expected.values(), within(1e-9));
    assertThat(distance.mean()).isCloseTo(expected.mean(), within(1e-9));
    assertThat(distance.standardError()).isCloseTo(expected.standardError(), within(1e-9));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void precisionRecallDensityAndCoverage(Reference.Case example) {
    Manifold real = Manifold.of(example.real().features(), 5);
    Manifold fake = Manifold.of(example.fake().features(), 5);

    for (Reference.PrdcValues expected : example.prdc()) {
      assertThat(Prdc.between(real, fake, expected.k(), expected.k()))
          .isEqualTo(
              new Prdc(
                  expected.precision(),
                  expected.recall(),
                  expected.density(),
                  expected.coverage()));
    }
    Reference.PrdcValues three = example.prdc().get(0);
    Reference.PrdcValues five = example.prdc().get(1);
    assertThat(Prdc.between(real, fake))
        .isEqualTo(new Prdc(three.precision(), three.recall(), five.density(), five.coverage()));
  }

  @Test
  void copying() {
    Features training = Samples.congruential(20, 60, 6, 1, 0);
    Features other = Samples.congruential(22, 20, 6, 1, 0);
    float[] values = Arrays.copyOf(training.values(), 30 * 6);
    for (int i = 0; i < 10 * 6; i++) {
      values[i] += 1 / 1024f;
    }
    System.arraycopy(other.values(), 0, values, 10 * 6, 20 * 6);

    TrainingImages images = new TrainingImages(training);
    Nearest heldOut = images.nearest(Samples.congruential(21, 20, 6, 1, 0));
    Copying copying = Copying.of(images, new Features(6, values));

    Reference.CopyingValues expected = REFERENCE.copying();
    assertThat(copying.nearest().index()).containsExactly(expected.nearest());
    assertThat(copying.nearest().distance()).containsExactly(expected.distance(), within(1e-9));
    assertThat(copying.nearest().median()).isCloseTo(expected.median(), within(1e-9));
    assertThat(heldOut.median()).isCloseTo(expected.heldOutMedian(), within(1e-9));
    assertThat(copying.authenticity()).isEqualTo(expected.authenticity());
    assertThat(copying.nearerThan(heldOut)).isEqualTo(expected.nearerThanHeldOut());
  }

  @Test
  void inceptionScore() {
    assertThat(InceptionScore.of(Samples.congruential(30, 24, 10, 8, -4)))
        .isCloseTo(REFERENCE.inceptionScore(), within(1e-9));
  }

  @Test
  void frechetDistanceOfEndlesslyManyImages() {
    Reference.FrechetInfinityValues expected = REFERENCE.frechetInfinity();
    GaussianStatistics real = GaussianStatistics.of(Samples.congruential(40, 400, 8, 1, 0));
    Features fake = Samples.congruential(41, 400, 8, 0.75, 0.25);

    FrechetInfinity line = FrechetInfinity.of(real, fake, expected.sizes());

    assertThat(line.intercept()).isCloseTo(expected.intercept(), within(1e-9));
    assertThat(line.slope()).isCloseTo(expected.slope(), within(1e-9));
  }
}
