package io.ganqp.trainer.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the best critics of GAN-QP obey. */
class DiscreteCriticTest {

  private static final Offset<Double> ROUNDING = within(1e-9);

  static List<DiscreteCritic> examples() {
    return Stream.concat(
            DiscreteExamples.all().stream(),
            IntStream.range(0, 20).mapToObj(DiscreteCriticTest::random))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theValueIsHalfTheMeanDifference(DiscreteCritic example) {
    for (DiscreteCritic.Reached reached : List.of(example.unary(), example.binary())) {
      assertThat(reached.value()).isCloseTo(reached.meanDifference() / 2, ROUNDING);
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void aCriticOfPairsReachesAtLeastWhatOneOfPointsDoes(DiscreteCritic example) {
    assertThat(example.unary().value()).isLessThanOrEqualTo(example.binary().value() + 1e-9);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theMeanDifferenceIsAtMostLambdaTimesTheMeanDistance(DiscreteCritic example) {
    assertThat(example.unary().meanDifference()).isLessThanOrEqualTo(example.bound() + 1e-9);
    assertThat(example.binary().meanDifference()).isLessThanOrEqualTo(example.bound() + 1e-9);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theBestCriticOfPairsKeepsEachRatioAtOrBelowOne(DiscreteCritic example) {
    assertThat(example.binary().largestRatio()).isLessThanOrEqualTo(1 + 1e-12);
  }

  @Test
  void theBestCriticOfPointsExceedsOneOnFourPoints() {
    DiscreteCritic.Reached unary = DiscreteExamples.fourPoints().unary();

    assertThat(unary.largestRatio()).isCloseTo(40.0 / 31, ROUNDING);
    assertThat(unary.value()).isCloseTo(110.0 / 31, ROUNDING);
    assertThat(DiscreteExamples.fourPoints().binary().value()).isCloseTo(3.875, ROUNDING);
  }

  @Test
  void overlappingDistributionsOnALineAreTheReferences() {
    DiscreteCritic example = DiscreteExamples.all().get(2);

    assertThat(example.unary().value()).isCloseTo(4.59697427510118, ROUNDING);
    assertThat(example.unary().largestRatio()).isCloseTo(0.7438182624604979, ROUNDING);
    assertThat(example.binary().value()).isCloseTo(4.869836046306634, ROUNDING);
    assertThat(example.binary().largestRatio()).isCloseTo(15.0 / 17, ROUNDING);
  }

  private static DiscreteCritic random(int seed) {
    Random random = new Random(seed);
    int points = 3 + random.nextInt(4);
    double[] places = random.doubles(points, 0, 3).toArray();
    double[][] distance = new double[points][points];
    for (int i = 0; i < points; i++) {
      for (int j = 0; j < points; j++) {
        distance[i][j] = Math.abs(places[i] - places[j]);
      }
    }
    return new DiscreteCritic(
        "random " + seed, distribution(random, points), distribution(random, points), distance, 2);
  }

  private static double[] distribution(Random random, int points) {
    double[] weights = random.doubles(points, 0.01, 1).toArray();
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(w -> w / sum).toArray();
  }
}
