package io.ganqp.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ganqp.contract.metric.Direction;
import io.ganqp.contract.metric.MetricValue;
import org.junit.jupiter.api.Test;

class BestTrackedTest {

  private static final String A = "a".repeat(64);
  private static final String B = "b".repeat(64);

  private static final BestTracked BEST =
      new BestTracked("kd", Direction.LOWER_IS_BETTER, 46.3, 1000, 50, A, B);

  private static final BestTracked RECALL =
      new BestTracked("recall", Direction.HIGHER_IS_BETTER, 0.5, 1000, 0.4, null, null);

  @Test
  void isReachedByWhatIsBetterAndByItsOwnRepetition() {
    assertThat(BEST.isReachedBy(kernel(46.2))).isTrue();
    assertThat(BEST.isReachedBy(kernel(46.3))).isTrue();
    assertThat(BEST.isReachedBy(kernel(46.4))).isFalse();
  }

  @Test
  void isReachedByWhatIsAsGoodToWithinItsError() {
    assertThat(BEST.isReachedBy(kernel(48.2, 2.0))).isTrue();
    assertThat(BEST.isReachedBy(kernel(48.4, 2.0))).isFalse();
    assertThat(RECALL.isReachedBy(recall(0.45, 0.1))).isTrue();
    assertThat(RECALL.isReachedBy(recall(0.35, 0.1))).isFalse();
  }

  @Test
  void isImprovedByABetterConfirmation() {
    assertThat(BEST.isImprovedBy(kernel(49.9))).isTrue();
    assertThat(BEST.isImprovedBy(kernel(50))).isFalse();
    assertThat(RECALL.isImprovedBy(recall(0.41, null))).isTrue();
    assertThat(RECALL.isImprovedBy(recall(0.39, null))).isFalse();
  }

  @Test
  void isComparableWithValuesOfTheSameMetricOnAsManyImages() {
    assertThat(BEST.isComparable(kernel(1), 1000)).isTrue();
    assertThat(BEST.isComparable(kernel(1), 500)).isFalse();
    assertThat(BEST.isComparable(recall(1, null), 1000)).isFalse();
  }

  @Test
  void isNotComparableWithValuesByAnotherNetwork() {
    assertThat(BEST.isComparable(kernel(1, A), 1000)).isTrue();
    assertThat(BEST.isComparable(kernel(1, B), 1000)).isFalse();
    assertThat(BEST.isImprovedBy(kernel(51, B))).isFalse();
    assertThat(BEST.isImprovedBy(kernel(51, A))).as("by another network").isTrue();
    assertThat(RECALL.isComparable(new MetricValue("recall", Direction.HIGHER_IS_BETTER, 1), 1000))
        .as("of an earlier version")
        .isTrue();
  }

  @Test
  void isFinite() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new BestTracked("kd", Direction.LOWER_IS_BETTER, Double.NaN, 1, 1, null, null));
  }

  private static MetricValue kernel(double value) {
    return kernel(value, (Double) null);
  }

  private static MetricValue kernel(double value, String extractor) {
    return new MetricValue("kd", Direction.LOWER_IS_BETTER, value, null, extractor);
  }

  private static MetricValue kernel(double value, Double error) {
    return new MetricValue("kd", Direction.LOWER_IS_BETTER, value, error);
  }

  private static MetricValue recall(double value, Double error) {
    return new MetricValue("recall", Direction.HIGHER_IS_BETTER, value, error);
  }
}
