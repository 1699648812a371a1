package io.ganqp.trainer.cli;

import io.ganqp.trainer.training.StopSignal;
import java.util.concurrent.CompletableFuture;

/**
 * Turns SIGTERM and SIGINT into a request to stop, and lets the process end with the code of the
 * run rather than the signal's: the shutdown hook waits for the run to save its state.
 */
final class GracefulStop {

  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

  /** Asks {@code stop} when the process is told to end. */
  void install(StopSignal stop) {
    Thread hook =
        new Thread(
            () -> {
              stop.request();
              Runtime.getRuntime().halt(exitCode.join());
            },
            "graceful-stop");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Says how the run ended, before the process exits. */
  void done(int code) {
    exitCode.complete(code);
  }
}
