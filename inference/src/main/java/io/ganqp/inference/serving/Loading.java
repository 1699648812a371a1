package io.ganqp.inference.serving;

import io.ganqp.inference.model.UnusableModelException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Attempts to have the right model served, until one succeeds or again and again, one at a time, on
 * a thread that nothing waits for: a read from a dead store, or a computation inside ONNX Runtime,
 * may never return.
 */
final class Loading {
  private static final Logger LOG = Logger.getLogger(Loading.class);

  private final Runnable attempt;
  private final Consumer<Optional<String>> outcome;
  private final Duration pause;
  private final Duration limit;
  private final Thread thread = daemon(this::run, "model-loader");
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "load-watch"));
  private final CountDownLatch first = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final boolean repeated;
  private volatile boolean late;
  private boolean attempting;
  private Throwable failure;
  private String reason;

  private Loading(
      Runnable attempt,
      Consumer<Optional<String>> outcome,
      Duration pause,
      Duration limit,
      boolean repeated) {
    this.attempt = attempt;
    this.outcome = outcome;
    this.pause = pause;
    this.limit = limit;
    this.repeated = repeated;
  }

  /**
   * Until one attempt has succeeded.
   *
   * @param attempt has the model served, or throws
   * @param outcome told why the model is not served yet, or empty when it is
   * @param pause between attempts
   * @param limit of one attempt, which is interrupted then
   */
  static Loading once(
      Runnable attempt, Consumer<Optional<String>> outcome, Duration pause, Duration limit) {
    return new Loading(attempt, outcome, pause, limit, false);
  }

  /** The same, but goes on after a success, for there may be another model. */
  static Loading repeatedly(
      Runnable attempt, Consumer<Optional<String>> outcome, Duration pause, Duration limit) {
    return new Loading(attempt, outcome, pause, limit, true);
  }

  /** Begins, and waits for the end of the first attempt, but not for long. */
  void start(Duration patience) throws InterruptedException {
    thread.start();
    first.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Has {@link #start} return at once. */
  void stopWaiting() {
    first.countDown();
  }

  /**
   * Makes no further attempt.
   *
   * @return whether the one under way, if any, has ended in time
   */
  boolean stop(Duration patience) throws InterruptedException {
    stopped.countDown();
    clock.shutdownNow();
    thread.interrupt();
    thread.join(patience.toMillis());
    return !thread.isAlive();
  }

  private void run() {
    while (!isStopped() && (!succeedsOrIsLogged() || repeated)) {
      try {
        stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        // To stop; or the clock's, which came when the attempt had just ended.
      }
    }
    first.countDown();
    clock.shutdownNow();
  }

  /** Whatever fails, even while a failure is reported: the next attempt may find more memory. */
  private boolean succeedsOrIsLogged() {
    try {
      return succeeds();
    } catch (RuntimeException | Error e) {
      LOG.error("What became of the model could not be reported; it is tried again", e);
      return false;
    }
  }

  private boolean succeeds() {
    late = false;
    try {
      attemptUnderWatch();
      outcome.accept(Optional.empty());
      return true;
    } catch (RuntimeException | Error e) {
      reportFailure(e);
    } finally {
      Thread.interrupted();
      first.countDown();
    }
    return false;
  }

  /** Fails when the clock has just been stopped. */
  private void attemptUnderWatch() {
    setAttempting(true);
    ScheduledFuture<?> end = clock.schedule(this::end, limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      attempt.run();
    } finally {
      end.cancel(false);
      setAttempting(false);
    }
  }

  private synchronized void setAttempting(boolean now) {
    attempting = now;
  }

  /** Unless it has ended by itself just now. */
  private synchronized void end() {
    if (attempting) {
      late = true;
      try {
        report(withLimit("nothing has come of it yet, and it is waited for."));
      } finally {
        thread.interrupt();
      }
    }
  }

  /** In the same words when the same one is thrown again, though that attempt was in time. */
  private void reportFailure(Throwable thrown) {
    if (thrown != failure) {
      failure = thrown;
      reason =
          withLimit(
              thrown instanceof UnusableModelException
                  ? thrown.getMessage()
                  : "The model could not be loaded: " + thrown + ". Give the service more memory?");
    }
    report(reason);
  }

  private String withLimit(String reason) {
    return late
        ? "The model was not loaded within %d s (ganqp.load-timeout): %s"
            .formatted(limit.toSeconds(), reason)
        : reason;
  }

  /** Unless it is the end, which is no fault of the model. */
  private void report(String reason) {
    if (!isStopped()) {
      outcome.accept(Optional.of(reason));
    }
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
