package io.ganqp.trainer.training;

import static io.ganqp.contract.metric.Direction.HIGHER_IS_BETTER;
import static io.ganqp.contract.metric.Direction.LOWER_IS_BETTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.metric.MetricCurve.Point;
import io.ganqp.contract.metric.MetricValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationsTest {
  private static final String EXTRACTOR = "ab".repeat(32);

  private final Evaluations one =
      Evaluations.with(null, 10, new MetricValue("swd", LOWER_IS_BETTER, 0.5, 0.1), 64);

  @Test
  void eachEvaluationIsAPoint() {
    Evaluations two =
        Evaluations.with(one, 20, new MetricValue("swd", LOWER_IS_BETTER, 0.25, null), 64);

    assertThat(two.curve().points())
        .containsExactly(new Point(10, 0.5, 0.1), new Point(20, 0.25, null));
  }

  @Test
  void theSameEvaluationAgainIsTheSamePoint() {
    assertThat(Evaluations.with(one, 10, new MetricValue("swd", LOWER_IS_BETTER, 0.5, 0.1), 64))
        .isEqualTo(one);
  }

  @Test
  void valuesThatCannotBeComparedAreNotInOneCurve() {
    assertThat(points(new MetricValue("swd", LOWER_IS_BETTER, 0.25, null), 128)).hasSize(1);
    assertThat(points(new MetricValue("kid", LOWER_IS_BETTER, 0.25, null), 64)).hasSize(1);
    assertThat(points(new MetricValue("swd", HIGHER_IS_BETTER, 0.25, null), 64)).hasSize(1);
    assertThat(points(new MetricValue("swd", LOWER_IS_BETTER, 0.25, null, EXTRACTOR), 64))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void whatCouldNotBeToldIsNoPoint(double value) {
    MetricValue untold = new MetricValue("swd", LOWER_IS_BETTER, value);

    assertThat(Evaluations.with(one, 20, untold, 64)).isEqualTo(one);
    assertThat(Evaluations.with(null, 20, untold, 64)).isNull();
  }

  @Test
  void aCheckpointHasThoseBeforeItsOwnIteration() {
    Evaluations two =
        Evaluations.with(one, 20, new MetricValue("swd", LOWER_IS_BETTER, 0.25, null), 64);

    assertThat(Evaluations.before(20, two)).isEqualTo(one);
    assertThat(Evaluations.before(21, two)).isEqualTo(two);
    assertThat(Evaluations.before(10, two)).isNull();
    assertThat(Evaluations.before(10, null)).isNull();
  }

  private Iterable<Point> points(MetricValue tracked, int samples) {
    return Evaluations.with(one, 20, tracked, samples).curve().points();
  }
}
