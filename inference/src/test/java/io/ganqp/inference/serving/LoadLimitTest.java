package io.ganqp.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class LoadLimitTest {
  private static final String LATE =
      "The model was not loaded within 0 s (ganqp.load-timeout): nothing has come of it yet, and it"
          + " is waited for.";

  private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();
  private final LoadLimit limit = new LoadLimit(Duration.ofMillis(10), reports::add);

  @Test
  void saysWhyAStepFailed() {
    LoadLimit ample = new LoadLimit(Duration.ofMinutes(1), reports::add);

    assertThat(ample.attempt(() -> {})).isEmpty();
    assertThat(
            ample.attempt(
                () -> {
                  throw new OutOfMemoryError("made up");
                }))
        .contains(
            "The model could not be loaded: java.lang.OutOfMemoryError: made up. Give the service"
                + " more memory?");
    assertThat(reports).isEmpty();
  }

  @Test
  void interruptsAStepThatTakesTooLongAndSaysSoMeanwhileAndAfter() {
    Optional<String> reason =
        limit.attempt(
            () -> {
              awaitInterrupt();
              throw new IllegalStateException("interrupted");
            });

    assertThat(reports).containsExactly(LATE);
    assertThat(reason).isPresent();
    assertThat(reason.orElseThrow())
        .startsWith("The model was not loaded within 0 s (ganqp.load-timeout): ")
        .contains("interrupted");
  }

  /** As when it is inside ONNX Runtime, which takes no notice. */
  @Test
  void theInterruptOfAStepIsNotLeftToTheNext() {
    Optional<String> reason =
        limit.attempt(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
              }
            });

    assertThat(reason).isEmpty();
    assertThat(reports).containsExactly(LATE);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void theInterruptOfSomebodyElseIsLeft() {
    assertThat(limit.attempt(() -> Thread.currentThread().interrupt())).isEmpty();

    assertThat(Thread.interrupted()).isTrue();
  }

  private static void awaitInterrupt() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      // As it was to be.
    }
  }
}
