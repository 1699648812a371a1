package io.ganqp.trainer.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RingTest {

  @Test
  void theDataCoverAllModes() {
    Ring.Coverage coverage = Ring.coverage(Ring.draw(2000, new Random(1)));

    assertThat(coverage.modes()).isEqualTo(8);
    assertThat(coverage.good()).isGreaterThan(0.98);
  }

  @Test
  void pointsInOneModeAreAllGoodAndCoverOne() {
    double[] points = new double[200];
    for (int i = 0; i < points.length; i += 2) {
      points[i] = Ring.RADIUS;
    }

    assertThat(Ring.coverage(points)).isEqualTo(new Ring.Coverage(1, 1));
  }

  static List<RingRecipe> recipes() {
    return RingRecipes.all();
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void everyObjectiveTrainsAlikeEachTimeAndStaysFinite(RingRecipe recipe) {
    double[] once = trained(recipe);

    assertThat(trained(recipe)).isEqualTo(once);
    assertThat(Arrays.stream(once).allMatch(Double::isFinite)).isTrue();
  }

  @Test
  void clippingHoldsTheCriticWithinItsBound() {
    RingRecipe recipe =
        recipes().stream().filter(r -> r.hold() instanceof Hold.Clipping).findFirst().orElseThrow();
    RingTraining training = new RingTraining(recipe, 1);

    training.run(
        20, step -> assertThat(Math.abs(step.diagnostics().get("scoreDifference"))).isLessThan(3));
  }

  @Test
  void theTableHasFourLooksOfEachObjective() {
    StudyResult result = new RingStudy(8, recipes().subList(0, 2)).run();

    List<Map<String, Object>> rows = result.table("ring").objects();
    assertThat(rows)
        .extracting(row -> row.get("iteration"))
        .containsExactly(2, 4, 6, 8, 2, 4, 6, 8);
    assertThat(result.pictures().get("ring").get().getWidth()).isGreaterThan(500);
  }

  @Test
  void spectralNormDividesEachLayerByItsLargestSingularValue() {
    Mlp mlp = new Mlp(new int[] {2, 3, 1}, 0.2);
    double[] parameters = mlp.initial(new Random(5));
    SpectralScale scale = new SpectralScale(mlp, new Random(6));
    double[] scaled = parameters;
    for (int i = 0; i < 200; i++) {
      scaled = scale.scaled(parameters);
    }

    double row = Math.hypot(Math.hypot(scaled[9], scaled[10]), scaled[11]);
    assertThat(row).isBetween(1 - 1e-12, 1 + 1e-12);
    double[] w = Arrays.copyOf(scaled, 6);
    double a = w[0] * w[0] + w[1] * w[1] + w[2] * w[2];
    double b = w[0] * w[3] + w[1] * w[4] + w[2] * w[5];
    double d = w[3] * w[3] + w[4] * w[4] + w[5] * w[5];
    double largest = (a + d) / 2 + Math.sqrt((a - d) * (a - d) / 4 + b * b);
    assertThat(largest).isBetween(1 - 1e-9, 1 + 1e-9);
  }

  private static double[] trained(RingRecipe recipe) {
    RingTraining training = new RingTraining(recipe, 1);
    training.run(4, step -> {});
    return training.points(50);
  }
}
