package io.ganqp.trainer.monitor.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.trainer.monitor.event.IterationMetrics;
import io.ganqp.trainer.monitor.event.Runs;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsLineTest {
  @Property
  void readsBackEveryDoubleExactly(
      @ForAll @LongRange(min = 1) long iteration, @ForAll double a, @ForAll long bits) {
    var line =
        new MetricsLine.Iteration(
            new IterationMetrics(
                iteration, a, -a, Runs.diagnostics(Double.longBitsToDouble(bits), (float) a)));
    assertThat(MetricsLine.decode(line.encode())).contains(line);
  }

  @Property(tries = 100)
  void takesNoTornLineForAWholeOne(@ForAll double value, @ForAll double other) {
    byte[] whole =
        new MetricsLine.Iteration(
                new IterationMetrics(12, value, other, Runs.diagnostics(value, other)))
            .encode();
    for (int length = 0; length < whole.length - 1; length++) {
      assertThat(MetricsLine.decode(Arrays.copyOf(whole, length))).isEmpty();
    }
  }

  @Property(tries = 200)
  void survivesAnyText(@ForAll String text) {
    assertThat(MetricsLine.decode(text.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void writesTheErrorOfAValueWhereItIsKnown() {
    var kernel = new MetricsLine.Evaluation(7, "kd-mixed5@150", 0.05, 0.002);
    var sliced = new MetricsLine.Evaluation(7, "swd", 109.25, null);

    assertThat(kernel.encode())
        .asString(UTF_8)
        .isEqualTo("{\"iteration\":7,\"kd-mixed5@150\":0.05,\"error\":0.002}\n");
    assertThat(sliced.encode()).asString(UTF_8).isEqualTo("{\"iteration\":7,\"swd\":109.25}\n");
    assertThat(MetricsLine.decode(kernel.encode())).contains(kernel);
    assertThat(MetricsLine.decode(sliced.encode())).contains(sliced);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "iteration", "criticLoss", "model", "error", "1st", "a b", "\"", "ä"})
  void refusesNamesThatCannotBeAMetrics(String name) {
    assertThatThrownBy(() -> new MetricsLine.Evaluation(1, name, 0.5, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + name + "\"");
  }
}
