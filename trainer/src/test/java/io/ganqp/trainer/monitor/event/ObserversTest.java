package io.ganqp.trainer.monitor.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObserversTest {
  @Test
  void tellsNothingMoreToAnObserverThatFailed() {
    List<Long> seen = new ArrayList<>();
    TrainingObserver failing =
        new TrainingObserver() {
          @Override
          public void iteration(IterationMetrics metrics) {
            seen.add(-metrics.iteration());
            throw new IllegalStateException("the disk is full");
          }
        };
    TrainingObserver working =
        new TrainingObserver() {
          @Override
          public void iteration(IterationMetrics metrics) {
            seen.add(metrics.iteration());
          }
        };

    Runs.iterations(Observers.of(failing, working), 1, 3);

    assertThat(seen).containsExactly(-1L, 1L, 2L, 3L);
  }
}
