package io.ganqp.trainer.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The experiments that train, run small. */
class TrainingStudiesTest {

  @Test
  void theCriticOfPointsExceedsTheRatioOfOneInItsBestForm() {
    StudyResult result = new CriticStudy(80).run();

    assertThat(result.table("critic").objects())
        .filteredOn(row -> row.get("example").equals("four points"))
        .extracting(row -> (double) row.get("largestRatio") > 1)
        .containsExactly(false, true);
    assertThat(result.table("critic-training").objects()).hasSize(16);
    assertThat(result.pictures().get("critic").get().getHeight()).isPositive();
  }

  @Test
  void aSmallLambdaBeginsFarOutsideUnlessTheLastLayerIsScaledWithIt() {
    StudyResult result = new LambdaStudy(80).run();
    List<Map<String, Object>> rows = result.table("lambda").objects();

    double small = (double) rows.get(0).get("firstRatioMedian");
    double usual = (double) rows.get(2).get("firstRatioMedian");
    double scaled = (double) rows.get(4).get("firstRatioMedian");
    assertThat(small).isGreaterThan(20 * usual);
    assertThat(scaled).isLessThan(4 * usual);
    assertThat(result.pictures().get("lambda").get().getHeight()).isPositive();
  }

  @Test
  void theGradientOfTheSaturatingFormVanishesWhileTheCriticLearnsAlone() {
    StudyResult result = new GradientStudy(400, 80).run();
    List<Map<String, Object>> rows = result.table("gradients").objects();

    assertThat(rows).hasSize(2 * 4 * 5);
    assertThat(ended(rows, "SGAN, saturating")).isLessThan(0.5 * ended(rows, "GAN-QP, λ = 10"));
    assertThat(result.pictures().get("gradients").get().getHeight()).isPositive();
  }

  private static double ended(List<Map<String, Object>> rows, String objective) {
    return rows.stream()
        .filter(row -> row.get("generator").equals("fixed"))
        .filter(row -> row.get("objective").equals(objective))
        .filter(row -> row.get("iteration").equals(400))
        .mapToDouble(row -> (double) row.get("gradientNorm"))
        .findFirst()
        .orElseThrow();
  }
}
