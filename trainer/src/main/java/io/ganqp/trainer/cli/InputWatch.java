package io.ganqp.trainer.cli;

import io.ganqp.trainer.comparison.run.Program;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** Lets a process end with the one that started it, however that ended. */
final class InputWatch {

  private static final Logger LOG = LoggerFactory.getLogger(InputWatch.class);

  @Option(
      names = Program.STOP_WITH_INPUT,
      description =
          "Stop, as on SIGTERM, when standard input ends: it does when the process that started"
              + " this one is gone.")
  private boolean watched;

  /** Calls {@code stop} on a thread of its own when standard input ends, if that was asked for. */
  void install(Runnable stop) {
    if (!watched) {
      return;
    }
    Thread thread =
        new Thread(
            () -> {
              awaitEnd();
              LOG.info("standard input ended: stopping, as " + Program.STOP_WITH_INPUT + " asks");
              stop.run();
            },
            "input-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private static void awaitEnd() {
    try {
      while (System.in.read() >= 0) {
        // What is written there is of no matter.
      }
    } catch (IOException e) {
      LOG.debug("standard input can't be read: it has ended", e);
    }
  }
}
