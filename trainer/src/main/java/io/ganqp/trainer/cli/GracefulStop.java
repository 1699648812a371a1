package io.ganqp.trainer.cli;

import io.ganqp.contract.process.ProcessSignal;
import io.ganqp.trainer.training.StopSignal;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns SIGTERM and SIGINT into a request to stop, so that the process ends by itself with the code
 * of the run. A second one, of either, ends it at once, with the same code: what is in the store
 * stays valid, as after a crash, and the same command, without {@code --fresh}, goes on from the
 * last checkpoint.
 */
final class GracefulStop {

  private static final Logger LOG = LoggerFactory.getLogger(GracefulStop.class);

  private final StopSignal stop;
  private final AtomicBoolean told = new AtomicBoolean();

  private GracefulStop(StopSignal stop) {
    this.stop = stop;
  }

  /** Asks {@code stop} when the process is told to end. */
  static void install(StopSignal stop) {
    GracefulStop handler = new GracefulStop(stop);
    for (ProcessSignal signal : List.of(ProcessSignal.TERM, ProcessSignal.INT)) {
      try {
        signal.handle(() -> handler.told(signal));
      } catch (UnsupportedOperationException e) {
        LOG.warn("SIG{} will end the run at once, without a checkpoint", signal, e);
      }
    }
  }

  /** Called on a thread of its own for each signal. */
  private void told(ProcessSignal signal) {
    if (told.getAndSet(true)) {
      // No hooks, no words: whatever the process is stuck in, a lock of the log included.
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
    }
    stop.request();
    LOG.info(
        "SIG{}: finishing what is under way and saving; a second signal ends at once, with what is"
            + " saved by then",
        signal);
  }
}
