package io.ganqp.trainer.monitor.event;

import java.util.Objects;

/**
 * How a run ended.
 *
 * @param outcome whether it reached its goal
 * @param exitCode the exit code of the process
 * @param iteration the last iteration finished
 * @param message one sentence for a person: what happened and, if it went wrong, what to do
 */
public record RunEnd(Outcome outcome, int exitCode, long iteration, String message) {

  public RunEnd {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(message, "message");
  }

  /** The ways in which a run ends. */
  public enum Outcome {
    /** All iterations are done and the model is exported. */
    COMPLETE,
    /** Told to stop; a checkpoint is written and the run can resume. */
    INTERRUPTED,
    /** Losses or weights were not finite again and again. */
    DIVERGED,
    /** Anything else. */
    FAILED
  }
}
