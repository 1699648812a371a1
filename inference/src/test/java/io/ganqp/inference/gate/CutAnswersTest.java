package io.ganqp.inference.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CutAnswersTest {
  private final List<String> warnings = new ArrayList<>();
  private long now = Long.MAX_VALUE - 1000;
  private final CutAnswers cut = new CutAnswers(Duration.ofMinutes(10), () -> now, warnings::add);

  @Test
  void theFirstIsWarnedOfWithTheSettingThatLimitsIt() {
    cut.add();

    assertThat(warnings)
        .containsExactly(
            "An answer, such as a zip, was cut: its client had not taken all of it after 600000 ms."
                + " Raise GANQP_ARCHIVE_TIMEOUT if clients need longer.");
  }

  @Test
  void thereIsOneWarningAMinuteHoweverManyAreCut() {
    for (int i = 0; i < 100; i++) {
      cut.add();
    }
    pass(Duration.ofSeconds(59));
    cut.add();
    assertThat(warnings).hasSize(1);

    pass(Duration.ofSeconds(1));
    cut.add();
    cut.add();
    assertThat(warnings).hasSize(2);
  }

  /** By a clock that may begin anywhere. */
  private void pass(Duration time) {
    now += time.toNanos();
  }
}
