package io.ganqp.trainer.cli;

import io.ganqp.trainer.training.StopSignal;
import java.util.concurrent.CompletableFuture;

/**
 * Turns SIGTERM and SIGINT into a request to stop, and lets the process end with the code of the
 * run rather than the signal's: the shutdown hook waits for the run to save its state.
 */
final class GracefulStop {

  private static final CompletableFuture<Integer> EXIT_CODE = new CompletableFuture<>();

  private GracefulStop() {}

  /** Asks {@code stop} when the process is told to end. */
  static void install(StopSignal stop) {
    Thread hook =
        new Thread(
            () -> {
              stop.request();
              Runtime.getRuntime().halt(EXIT_CODE.join());
            },
            "graceful-stop");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Says how the run ended, before the process exits. */
  static void done(int code) {
    EXIT_CODE.complete(code);
  }
}
