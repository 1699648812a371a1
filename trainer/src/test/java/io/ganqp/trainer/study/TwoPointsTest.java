package io.ganqp.trainer.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoPointsTest {

  private static final double TOLERANCE = 1e-6;
  private static StudyResult result;

  @BeforeAll
  static void run() {
    result = new TwoPoints().run();
  }

  @Test
  void eachNumericOptimumAndItsSlopeAreTheClosedForms() {
    List<Map<String, Object>> rows = result.table("two-points").objects();

    assertThat(rows).hasSize(26 * 8);
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertNear(number(row, "optimum"), number(row, "closedForm"));
              assertNear(number(row, "slope"), number(row, "closedSlope"));
            });
  }

  /** Values and derivatives at distance 2, computed with numpy and scipy. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GAN-QP, p = 2, λ = 10  | none                     | 10                  | 5",
        "GAN-QP, p = 4, λ = 10  | none                     | 15                  | 7.5",
        "GAN-QP, p = 6, λ = 10  | none                     | 16.666666666666668  | 8.333333333333334",
        "SGAN                   | none                     | 0.6931471805599453  | 0",
        "RpGAN                  | none                     | 0.6931471805599453  | 0",
        "f-GAN TotalVariation   | none                     | 1                   | 0",
        "f-GAN SquaredHellinger | none                     | 2                   | 0",
        "f-GAN JensenShannon    | none                     | 1.3862943611198906  | 0",
        "f-GAN GAN              | none                     | 0                   | 0",
        "f-GAN KL               | none                     | 9.99998329829921    | 0",
        "f-GAN ReverseKL        | none                     | 10.999954600070238  | 0",
        "f-GAN PearsonChi2      | none                     | 11                  | 0",
        "f-GAN NeymanChi2       | none                     | 295.8262728052234   | 0",
        "LSGAN 0, 1             | none                     | 0.25                | 0",
        "LSGAN −1, 1            | none                     | 1                   | 0",
        "Hinge                  | none                     | 2                   | 0",
        "WGAN                   | 1-Lipschitz              | 2                   | 1",
        "WGAN                   | gradient penalty, γ = 10 | 2.1                 | 1.1",
        "WGAN                   | WGAN-div, k = 2, p = 6   | 1.1647118646192987  | 0.6988271187715792",
        "SGAN                   | spectral norm, K = 1     | 0.3798854930417224  | 0.13447071068499755",
        "LSGAN 0, 1             | spectral norm, K = 1     | 0.25                | 0",
        "Hinge                  | spectral norm, K = 1     | 2                   | 0",
        "WGAN                   | R1 and R2, γ = 10        | 0.1                 | 0.1",
        "RpGAN (R3GAN)          | R1 and R2, γ = 10        | 0.023809952072264717| 0.022677368033556897",
      })
  void theOptimaAtDistanceTwoAreTheReferences(
      String objective, String constraint, double value, double slope) {
    Map<String, Object> row =
        result.table("two-points").objects().stream()
            .filter(r -> r.get("objective").equals(objective))
            .filter(r -> r.get("constraint").equals(constraint))
            .filter(r -> r.get("distance").equals(2.0))
            .findFirst()
            .orElseThrow();

    assertNear(number(row, "optimum"), value);
    assertNear(number(row, "slope"), slope);
  }

  @Test
  void anInfiniteSupremumGrowsWithTheBoundOfTheCritic() {
    List<Map<String, Object>> rows = result.table("infinite").objects();

    for (int i = 1; i < rows.size(); i++) {
      Map<String, Object> row = rows.get(i);
      assertNear(number(row, "optimum"), number(row, "closedForm"));
      if (row.get("objective").equals(rows.get(i - 1).get("objective"))) {
        assertThat(number(row, "optimum")).isGreaterThan(number(rows.get(i - 1), "optimum"));
      }
    }
  }

  @Test
  void thePictureShowsBothCharts() {
    assertThat(result.pictures().get("two-points").get().getWidth()).isGreaterThan(1000);
  }

  private static void assertNear(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(TOLERANCE * Math.max(Math.abs(expected), 1e-3)));
  }

  private static double number(Map<String, Object> row, String column) {
    return (double) row.get(column);
  }
}
