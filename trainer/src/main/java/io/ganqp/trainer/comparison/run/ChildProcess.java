package io.ganqp.trainer.comparison.run;

import io.ganqp.trainer.training.StopSignal;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that ends when it is done, or soon after somebody asked to stop. */
final class ChildProcess {

  private static final int POLL_MILLIS = 200;

  private final Program program;
  private final StopSignal stop;

  ChildProcess(Program program, StopSignal stop) {
    this.program = program;
    this.stop = stop;
  }

  /** Runs it to its end, and says its exit code. */
  int run(List<String> arguments, Redirect output, Path log)
      throws IOException, InterruptedException {
    Process process = program.start(arguments, output, log);
    try {
      while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        if (stop.requested()) {
          process.getOutputStream().close();
        }
      }
      return process.exitValue();
    } finally {
      process.getOutputStream().close();
    }
  }
}
