package io.ganqp.trainer.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorTest {
  @TempDir Path folder;

  @Test
  void tellsEverybody() throws IOException {
    Path metrics = folder.resolve("metrics.jsonl");
    Path last = folder.resolve("termination-log");
    try (Monitor monitor = Monitor.open(new MonitorOptions(metrics, 0, false, anyPort(), last))) {
      assertThat(monitor.port()).isPresent();
      monitor.observer().started(Runs.start(1, 3));
      Runs.iterations(monitor.observer(), 1, 3);
      monitor.observer().finished(new RunEnd(RunEnd.Outcome.COMPLETE, 0, 3, "done"));
      assertThat(monitor.progress().current().percent()).isEqualTo(100);
      assertThat(monitor.progress().current().etaSeconds()).isZero();
      assertThat(monitor.progress().throughput()).containsKey("images per second");
    }
    assertThat(Files.readAllLines(metrics)).hasSize(3);
    assertThat(last).content().contains("\"outcome\":\"Complete\"");
  }

  @Test
  void servesNothingUnlessAsked() throws IOException {
    Path metrics = folder.resolve("metrics.jsonl");
    try (Monitor monitor = Monitor.open(new MonitorOptions(metrics, 0, false, null, null))) {
      assertThat(monitor.port()).isEmpty();
    }
  }

  @Test
  void failsAtOnceIfThePortIsInUse() throws IOException {
    Path metrics = folder.resolve("metrics.jsonl");
    try (Monitor first = Monitor.open(new MonitorOptions(metrics, 0, false, anyPort(), null))) {
      InetSocketAddress taken =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), first.port().orElseThrow());
      assertThatThrownBy(
              () ->
                  Monitor.open(new MonitorOptions(folder.resolve("other"), 0, false, taken, null)))
          .hasMessageContaining("port " + taken.getPort());
    }
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
