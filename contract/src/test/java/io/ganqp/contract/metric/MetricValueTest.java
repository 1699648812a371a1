package io.ganqp.contract.metric;

import static io.ganqp.contract.metric.Direction.HIGHER_IS_BETTER;
import static io.ganqp.contract.metric.Direction.LOWER_IS_BETTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricValueTest {

  @ParameterizedTest(name = "{1} rather than {2}, where {0} is better: {3}")
  @CsvSource({
    "lower,   1, 2, true",
    "lower,   2, 2, false",
    "lower,   3, 2, false",
    "lower,  -1, 0, true",
    "lower,  -0.0, 0.0, false",
    "higher,  1, 2, false",
    "higher,  2, 2, false",
    "higher,  3, 2, true",
    "lower,  NaN, 2, false",
    "higher, NaN, 2, false",
    "lower,   2, NaN, true",
    "higher,  2, NaN, true",
    "lower,  NaN, NaN, false",
    "lower,  -Infinity, 2, true",
    "higher, Infinity, 2, true",
  })
  void theDirectionSaysWhichValueIsBetter(
      String direction, double value, double other, boolean better) {
    assertThat(Direction.of(direction).isBetter(value, other)).isEqualTo(better);
  }

  @Test
  void whereADocumentDoesNotSayLowerIsBetter() {
    assertThat(Direction.of(null)).isEqualTo(LOWER_IS_BETTER);
    assertThatThrownBy(() -> Direction.of("sideways"))
        .hasMessage("direction must be \"lower\" or \"higher\", not \"sideways\"");
  }

  @Test
  void valuesOfTwoMetricsAreNotCompared() {
    MetricValue recall = new MetricValue("recall", HIGHER_IS_BETTER, 0.5);

    assertThat(new MetricValue("recall", HIGHER_IS_BETTER, 0.6).isBetterThan(recall)).isTrue();
    assertThatThrownBy(() -> new MetricValue("recall", LOWER_IS_BETTER, 0.6).isBetterThan(recall))
        .hasMessageContaining("cannot be compared");
    assertThatThrownBy(
            () -> new MetricValue("precision", HIGHER_IS_BETTER, 0.6).isBetterThan(recall))
        .hasMessageContaining("cannot be compared");
  }

  @Test
  void valuesByTwoNetworksUnderOneNameAreNotCompared() {
    MetricValue one = new MetricValue("kd", LOWER_IS_BETTER, 1, null, "a".repeat(64));
    MetricValue other = new MetricValue("kd", LOWER_IS_BETTER, 2, null, "b".repeat(64));
    MetricValue unknown = new MetricValue("kd", LOWER_IS_BETTER, 3, null, null);

    assertThat(one.isOfSameMetric(other)).isFalse();
    assertThatThrownBy(() -> one.isBetterThan(other)).hasMessageContaining("cannot be compared");
    assertThat(one.isOfSameMetric(unknown)).isTrue();
    assertThat(unknown.isOfSameMetric(other)).isTrue();
    assertThatThrownBy(() -> new MetricValue("kd", LOWER_IS_BETTER, 1, null, "4f1c"))
        .hasMessage("\"4f1c\" is no digest of an extractor: 64 hexadecimal digits are");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "9", "a b", "a:b", "/a", "é", "-a", "a\n"})
  void aNameIsALetterAndThenFewKindsOfCharacters(String name) {
    assertThatThrownBy(() -> new MetricValue(name, LOWER_IS_BETTER, 1))
        .hasMessageContaining("\"" + name + "\" cannot name a metric");
    assertThat(
            new MetricValue("kernel-distance/inception-mixed5-768@150", LOWER_IS_BETTER, 1).error())
        .isNull();
    assertThatThrownBy(() -> new MetricValue("a".repeat(97), LOWER_IS_BETTER, 1))
        .hasMessageContaining("96 characters at most");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY})
  void anErrorIsFiniteAndNotNegative(double error) {
    assertThatThrownBy(() -> new MetricValue("kd", LOWER_IS_BETTER, 1, error))
        .hasMessageContaining("the error of kd must be a finite number and at least 0, not");
  }
}
