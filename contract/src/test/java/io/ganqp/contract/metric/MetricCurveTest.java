package io.ganqp.contract.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ganqp.contract.metric.MetricCurve.Point;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricCurveTest {
  private static final MetricCurve CURVE =
      new MetricCurve(
          "swd",
          Direction.LOWER_IS_BETTER,
          List.of(new Point(1000, 0.5, 0.01), new Point(2000, 0.25, null)));

  @Test
  void isReadAsItWasWritten() {
    assertThat(CURVE.toJson())
        .isEqualTo(
            "{\"metric\":\"swd\",\"direction\":\"lower\",\"points\":["
                + "{\"iteration\":1000,\"value\":0.5,\"error\":0.01},"
                + "{\"iteration\":2000,\"value\":0.25}]}");
    assertThat(MetricCurve.parse(CURVE.toJson())).contains(CURVE);
  }

  @Test
  void thePointsOfIterationsThatWereUndoneGo() {
    assertThat(CURVE.with(new Point(1500, 0.4, null)).points())
        .containsExactly(new Point(1000, 0.5, 0.01), new Point(1500, 0.4, null));
    assertThat(CURVE.with(new Point(2000, 0.3, null)).points())
        .containsExactly(new Point(1000, 0.5, 0.01), new Point(2000, 0.3, null));
    assertThat(CURVE.with(new Point(0, 0.9, null)).points())
        .containsExactly(new Point(0, 0.9, null));
  }

  @Test
  void aLongTrainingKeepsItsFirstItsLastAndEverySecondOfTheOthers() {
    MetricCurve curve = CURVE;
    for (int i = 3; i <= 10_000; i++) {
      curve = curve.with(new Point(1000L * i, 1.0 / i, 0.0));
    }

    assertThat(curve.points()).hasSizeBetween(MetricCurve.MOST / 2, MetricCurve.MOST);
    assertThat(curve.points().get(0).iteration()).isEqualTo(1000);
    assertThat(curve.points().get(curve.points().size() - 1).iteration()).isEqualTo(10_000_000);
    assertThat(MetricCurve.parse(curve.toJson())).contains(curve);
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void aLongTrainingKeepsItsBest(Direction direction) {
    double better = direction == Direction.LOWER_IS_BETTER ? -1 : 1;
    for (int best = 1; best <= 8; best++) {
      MetricCurve curve = new MetricCurve("swd", direction, List.of(new Point(0, 0, null)));
      for (int i = 1; i <= 1000; i++) {
        curve = curve.with(new Point(i, i == best ? better : 0, null));
      }

      assertThat(curve.points()).hasSizeLessThanOrEqualTo(MetricCurve.MOST);
      assertThat(curve.points()).contains(new Point(best, better, null));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"metric\":\"swd\"}",
        "{\"metric\":\"swd\",\"points\":[]}",
        "{\"metric\":\"swd\",\"points\":[null]}",
        "{\"metric\":\"<b>\",\"points\":[{\"iteration\":1,\"value\":1}]}",
        "{\"metric\":\"swd\",\"points\":[{\"iteration\":1}]}",
        "{\"metric\":\"swd\",\"points\":[{\"iteration\":-1,\"value\":1}]}",
        "{\"metric\":\"swd\",\"points\":[{\"iteration\":1.5,\"value\":1}]}",
        "{\"metric\":\"swd\",\"points\":[{\"iteration\":1,\"value\":\"NaN\"}]}",
        "{\"metric\":\"swd\",\"points\":[{\"iteration\":1,\"value\":1e999}]}",
        "{\"metric\":\"swd\",\"points\":[{\"iteration\":1,\"value\":1,\"error\":-1}]}",
        "{\"metric\":\"swd\",\"direction\":\"up\",\"points\":[{\"iteration\":1,\"value\":1}]}",
        "{\"metric\":\"swd\",\"points\":[{\"iteration\":2,\"value\":1},{\"iteration\":2,\"value\":1}]}",
        "{\"metric\":\"swd\",\"points\":[{\"iteration\":1,\"value\":1}]",
        "{\"metric\":\"swd\",\"points\":[{\"iteration\":1,\"value\":1}]} x"
      })
  void whatIsNoCurveIsNone(String text) {
    assertThat(MetricCurve.parse(text)).isEmpty();
  }

  @Test
  void aTextFarTooLongIsNotRead() {
    assertThat(MetricCurve.parse(CURVE.toJson() + " ".repeat(1 << 16))).isEmpty();
    assertThat(MetricCurve.parse(null)).isEmpty();
  }

  @Test
  void valuesThatCouldNotBeToldAreNoPoints() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Point(3, Double.NaN, null))
        .withMessage("no evaluation has iteration 3, value NaN and error null");
  }
}
