package io.ganqp.inference.serving;

import io.ganqp.inference.model.UnusableModelException;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** How long a step on the way to a model may take, and what is said of one that fails. */
final class LoadLimit {
  private final Duration limit;
  private final Consumer<String> late;

  /**
   * @param limit of one step, which is interrupted then
   * @param late told so meanwhile, as the step may never return
   */
  LoadLimit(Duration limit, Consumer<String> late) {
    this.limit = limit;
    this.late = late;
  }

  /**
   * Takes a step on the calling thread.
   *
   * @return why it failed; empty if it did not
   */
  Optional<String> attempt(Runnable step) {
    Attempt attempt = new Attempt();
    ScheduledFuture<?> end =
        Infrastructure.getDefaultWorkerPool()
            .schedule(() -> end(attempt), limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      step.run();
      return Optional.empty();
    } catch (RuntimeException | Error e) {
      return Optional.of(attempt.end() ? withLimit(reason(e)) : reason(e));
    } finally {
      attempt.end();
      end.cancel(false);
    }
  }

  private void end(Attempt attempt) {
    attempt.interrupt(
        () -> late.accept(withLimit("nothing has come of it yet, and it is waited for.")));
  }

  private static String reason(Throwable thrown) {
    return thrown instanceof UnusableModelException
        ? thrown.getMessage()
        : "The model could not be loaded: " + thrown + ". Give the service more memory?";
  }

  private String withLimit(String reason) {
    return "The model was not loaded within %d s (ganqp.load-timeout): %s"
        .formatted(limit.toSeconds(), reason);
  }

  /** Is either interrupted or over, whichever comes first. */
  private static final class Attempt {
    private final Thread thread = Thread.currentThread();
    private boolean late;
    private boolean over;

    synchronized void interrupt(Runnable report) {
      if (!over) {
        late = true;
        try {
          report.run();
        } finally {
          thread.interrupt();
        }
      }
    }

    /**
     * On its thread.
     *
     * @return whether it has been interrupted
     */
    synchronized boolean end() {
      if (late && !over) {
        // Which was for this step, and not for the next.
        Thread.interrupted();
      }
      over = true;
      return late;
    }
  }
}
