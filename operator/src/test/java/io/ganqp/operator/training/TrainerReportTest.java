package io.ganqp.operator.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerReportTest {

  @Test
  void whatIsKnownIsReadAndTheRestIsLeft() {
    assertThat(TrainerReport.parse("{\"iteration\": 7, \"new\": {}}").orElseThrow().iteration())
        .isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"iteration\": 4294967296}",
        "{\"iteration\": -1}",
        "{\"etaSeconds\": -5}",
        "{\"lastCheckpoint\": {\"iteration\": 9007199254740993}}",
        "{\"metrics\": {\"swd\": null}}",
        "{\"metrics\": {\"0123456789012345678901234567890123456789012345678901234567890123456789\": {}}}",
        "{\"iteration\": 1e400}",
        "[1]",
        "the last lines of a log",
      })
  void whatNoStatusCanSayIsNoReport(String said) {
    assertThat(TrainerReport.parse(said)).isEmpty();
  }
}
