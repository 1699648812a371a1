package io.ganqp.inference.serving;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Attempts to have the right model served, until one succeeds or again and again, one at a time, on
 * a thread that nothing waits for: a read from a dead store, or a computation inside ONNX Runtime,
 * may never return.
 */
final class Loading {
  private static final Logger LOG = Logger.getLogger(Loading.class);

  private final Supplier<Optional<String>> attempt;
  private final Consumer<Optional<String>> outcome;
  private final Duration pause;
  private final boolean repeated;
  private final Thread thread = new Thread(this::run, "model-loader");
  private final CountDownLatch first = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  private Loading(
      Supplier<Optional<String>> attempt,
      Consumer<Optional<String>> outcome,
      Duration pause,
      boolean repeated) {
    this.attempt = attempt;
    this.outcome = outcome;
    this.pause = pause;
    this.repeated = repeated;
    thread.setDaemon(true);
  }

  /**
   * Until one attempt has succeeded.
   *
   * @param attempt has the model served, or says why it is not
   * @param outcome told that after each
   * @param pause between attempts
   */
  static Loading once(
      Supplier<Optional<String>> attempt, Consumer<Optional<String>> outcome, Duration pause) {
    return new Loading(attempt, outcome, pause, false);
  }

  /** The same, but goes on after a success, for there may be another model. */
  static Loading repeatedly(
      Supplier<Optional<String>> attempt, Consumer<Optional<String>> outcome, Duration pause) {
    return new Loading(attempt, outcome, pause, true);
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
    thread.interrupt();
    thread.join(patience.toMillis());
    return !thread.isAlive();
  }

  private void run() {
    try {
      while (!isStopped() && (!succeeds() || repeated)) {
        stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      // To stop.
    } finally {
      first.countDown();
    }
  }

  /** Goes on whatever fails, even while it is reported: the next attempt may find more memory. */
  private boolean succeeds() {
    try {
      Optional<String> obstacle = attempt.get();
      // What is interrupted to stop is no fault of the model.
      if (!isStopped()) {
        outcome.accept(obstacle);
      }
      return obstacle.isEmpty();
    } catch (RuntimeException | Error e) {
      LOG.error("What became of the model could not be reported; it is tried again", e);
      return false;
    } finally {
      first.countDown();
    }
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }
}
