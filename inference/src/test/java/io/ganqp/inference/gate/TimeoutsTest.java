package io.ganqp.inference.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeoutsTest {
  private static final long CONTENT = Duration.ofSeconds(30).toNanos();

  @ParameterizedTest
  @CsvSource({"0, 10000", "1, 10002", "30, 10060", "5000, 20000", "10000, 30000", "1048576, 30000"})
  void contentHasTheLessTimeTheLessOfItArrives(int bytes, long millis) {
    Timeouts timeouts = new Timeouts(1, CONTENT, 1, 1, 1);

    assertThat(Duration.ofNanos(timeouts.content(bytes))).isEqualTo(Duration.ofMillis(millis));
  }
}
