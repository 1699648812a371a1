package io.ganqp.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
                return Optional.of("attempt " + attempts);
              }
              loaded.countDown();
              return Optional.empty();
            },
            outcome -> outcome.ifPresent(obstacles::add),
            AT_ONCE);

    loading.start(PATIENCE);

    assertThat(loaded.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(obstacles).containsExactly("attempt 1", "attempt 2");
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
              return Optional.empty();
            },
            outcome -> outcome.ifPresent(obstacles::add),
            AT_ONCE);

    loading.start(AT_ONCE);

    assertThat(loading.stop(AT_ONCE)).isFalse();
    assertThat(attempts).hasValue(1);
    release.countDown();
    assertThat(loading.stop(PATIENCE)).isTrue();
  }

  @Test
  void goesOnWhereAFailureCannotBeReported() throws InterruptedException {
    Loading loading =
        Loading.once(
            () -> {
              if (attempts.incrementAndGet() == 1) {
                return Optional.of("attempt 1");
              }
              loaded.countDown();
              return Optional.empty();
            },
            outcome ->
                outcome.ifPresent(
                    reason -> {
                      throw new OutOfMemoryError("made up");
                    }),
            AT_ONCE);

    loading.start(PATIENCE);

    assertThat(loaded.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(loading.stop(PATIENCE)).isTrue();
  }

  @Test
  void startWaitsNoLongerWhenTheProcessIsToldToEnd() throws InterruptedException {
    AtomicReference<Loading> loading = new AtomicReference<>();
    loading.set(
        Loading.once(
            () -> {
              loading.get().stopWaiting();
              awaitInterrupt();
              return Optional.of("interrupted");
            },
            outcome -> outcome.ifPresent(obstacles::add),
            AT_ONCE));

    loading.get().start(Duration.ofHours(1));

    assertThat(loading.get().stop(PATIENCE)).isTrue();
    assertThat(obstacles).as("the end is no fault of the model").isEmpty();
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
                return Optional.of("none there");
              },
              outcome -> outcome.ifPresent(obstacles::add),
              Duration.ofHours(1));
      loading.start(PATIENCE);

      assertThat(loading.stop(PATIENCE)).isTrue();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
    assertThat(uncaught).isEmpty();
    assertThat(attempts).hasValue(1);
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
