package io.ganqp.operator.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.run.TrainerReport;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollIntervalTest {

  @ParameterizedTest
  @CsvSource({
    // eta in s, failures, trainers: seconds
    "    , 0,    1,  5",
    "10  , 0,    1,  2",
    "1000, 0,    1, 10",
    "9999999, 0, 1, 60",
    "1000, 1,    1, 20",
    "1000, 9,    1, 60",
    "10  , 0,  200, 10",
    "10  , 0, 5000, 60",
  })
  void asOftenAsThereIsSomethingToSee(Long eta, int failures, int trainers, int seconds) {
    Optional<TrainerReport> report =
        Optional.ofNullable(eta)
            .map(e -> TrainerReport.parse("{\"etaSeconds\": %d}".formatted(e)).orElseThrow());

    assertThat(PollInterval.next(report, failures, trainers))
        .isEqualTo(Duration.ofSeconds(seconds));
  }
}
