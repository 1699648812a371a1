package io.ganqp.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LoadingModelTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration AT_ONCE = Duration.ofMillis(10);

  private final BlockingQueue<String> obstacles = new LinkedBlockingQueue<>();
  private final AtomicInteger attempts = new AtomicInteger();
  private final CountDownLatch loaded = new CountDownLatch(1);

  @Test
  void triesAgainUntilItSucceeds() throws InterruptedException {
    Loading loading =
        Loading.once(
            () -> {
              if (attempts.incrementAndGet() < 3) {
                throw new IllegalStateException("attempt " + attempts);
              }
              loaded.countDown();
            },
            outcome -> outcome.ifPresent(obstacles::add),
            AT_ONCE,
            PATIENCE);

    loading.start(PATIENCE);

    assertThat(loaded.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(obstacles).hasSize(2).first().asString().contains("attempt 1");
    assertThat(loading.stop(PATIENCE)).isTrue();
  }

  @Test
  void interruptsAnAttemptThatTakesTooLongAndSaysSo() throws InterruptedException {
    Loading loading =
        Loading.once(
            () -> {
              if (attempts.incrementAndGet() == 1) {
                waitForEver();
              }
              loaded.countDown();
            },
            outcome -> outcome.ifPresent(obstacles::add),
            AT_ONCE,
            Duration.ofSeconds(1));

    loading.start(PATIENCE);

    assertThat(loaded.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(obstacles.take())
        .startsWith("The model was not loaded within 1 s (ganqp.load-timeout): ");
    assertThat(obstacles.take()).contains("(ganqp.load-timeout)").contains("interrupted");
    assertThat(loading.stop(PATIENCE)).isTrue();
  }

  /** As when it is inside ONNX Runtime, or in a read from a dead store. */
  @Test
  void neitherStartNorStopWaitsForAnAttemptThatCannotBeEnded() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    Loading loading =
        Loading.once(
            () -> {
              attempts.incrementAndGet();
              awaitUninterruptibly(release);
            },
            outcome -> outcome.ifPresent(obstacles::add),
            AT_ONCE,
            AT_ONCE);

    loading.start(AT_ONCE);

    assertThat(obstacles.take()).contains("nothing has come of it yet, and it is waited for");
    assertThat(loading.stop(AT_ONCE)).isFalse();
    assertThat(attempts).hasValue(1);
    release.countDown();
    assertThat(loading.stop(PATIENCE)).isTrue();
  }

  @Test
  void goesOnWhereAFailureCannotEvenBeReported() throws InterruptedException {
    Loading loading =
        Loading.once(
            () -> {
              if (attempts.incrementAndGet() == 1) {
                throw new OutOfMemoryError("made up");
              }
              loaded.countDown();
            },
            outcome ->
                outcome.ifPresent(
                    reason -> {
                      throw new OutOfMemoryError("made up, too");
                    }),
            AT_ONCE,
            PATIENCE);

    loading.start(PATIENCE);

    assertThat(loaded.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(loading.stop(PATIENCE)).isTrue();
  }

  /** What is followed is not tried at each look, and the failure before is thrown meanwhile. */
  @Test
  void aFailureThatIsThrownAgainIsReportedInTheSameWords() throws InterruptedException {
    IllegalStateException failure = new IllegalStateException("interrupted");
    CountDownLatch again = new CountDownLatch(3);
    Loading loading =
        Loading.repeatedly(
            () -> {
              again.countDown();
              if (attempts.incrementAndGet() == 1) {
                awaitInterrupt();
              }
              throw failure;
            },
            outcome -> outcome.ifPresent(obstacles::add),
            AT_ONCE,
            Duration.ofMillis(100));

    loading.start(PATIENCE);

    assertThat(again.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(obstacles.take()).contains("nothing has come of it yet");
    String reported = obstacles.take();
    assertThat(reported).contains("(ganqp.load-timeout)").contains("interrupted");
    assertThat(obstacles.take()).isEqualTo(reported);
    assertThat(loading.stop(PATIENCE)).isTrue();
  }

  @Test
  void startWaitsNoLongerWhenTheProcessIsToldToEnd() throws InterruptedException {
    AtomicReference<Loading> loading = new AtomicReference<>();
    loading.set(
        Loading.once(
            () -> {
              loading.get().stopWaiting();
              waitForEver();
            },
            outcome -> outcome.ifPresent(obstacles::add),
            AT_ONCE,
            Duration.ofHours(1)));

    loading.get().start(Duration.ofHours(1));

    assertThat(loading.get().stop(PATIENCE)).isTrue();
  }

  @Test
  void stoppingBetweenTwoAttemptsEndsItsThreadAndMakesNoOther() throws InterruptedException {
    List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
    try {
      Loading loading =
          Loading.once(
              () -> {
                attempts.incrementAndGet();
                throw new IllegalStateException("none there");
              },
              outcome -> outcome.ifPresent(obstacles::add),
              Duration.ofHours(1),
              PATIENCE);
      loading.start(PATIENCE);

      assertThat(loading.stop(PATIENCE)).isTrue();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
    assertThat(uncaught).isEmpty();
    assertThat(attempts).hasValue(1);
  }

  private static void waitForEver() {
    awaitInterrupt();
    throw new IllegalStateException("interrupted");
  }

  private static void awaitInterrupt() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      // As it was to be.
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean released = false;
    while (!released) {
      try {
        latch.await();
        released = true;
      } catch (InterruptedException e) {
        // Goes on.
      }
    }
  }
}
