package io.ganqp.trainer.cli;

import io.ganqp.contract.run.ExitStatus;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the trainer's process ends: a contract with whoever runs it. A cluster's pod failure policy
 * reads {@link #INTERRUPTED} as a disruption, and gives up at once on those that no retry mends.
 */
enum ExitCode {
  /** Everything asked for is done. */
  OK(ExitStatus.OK, "done"),
  /** A defect, or something unforeseen; the log has the stack trace. Worth a retry. */
  FAILURE(ExitStatus.FAILURE, "unexpected failure, see the log"),
  /** The command line was wrong. */
  USAGE(ExitStatus.USAGE, "wrong command line"),
  /**
   * The document is invalid, or does not fit the checkpoints in the store or those that it is to
   * begin with. Retries are in vain.
   */
  INVALID_CONFIGURATION(
      ExitStatus.INVALID_CONFIGURATION,
      "invalid GanQpTraining document, or it does not fit the checkpoints in the store or in"
          + " spec.model.from"),
  /** The images are missing, unreadable, or too many of them are rejected. */
  DATASET(ExitStatus.DATASET, "unusable dataset"),
  /** The store cannot be read or written. */
  STORE(ExitStatus.STORE, "unusable store"),
  /** Training met non-finite numbers again and again. Retries are in vain. */
  DIVERGED(ExitStatus.DIVERGED, "training diverged"),
  /** The exported file does not compute what the trained network does. */
  EXPORT(ExitStatus.EXPORT, "export failed"),
  /** The engine asked for is not available here: no GPU, no native library. */
  ENGINE(ExitStatus.ENGINE, "engine not available"),
  /** Memory, disk space, a folder or a library that the run needs later is missing here. */
  ENVIRONMENT(
      ExitStatus.ENVIRONMENT,
      "this machine or container lacks memory, disk space, a folder or a library that the run"
          + " needs"),
  /** The store holds checkpoints, and none is intact. Retries are in vain. */
  CHECKPOINTS(ExitStatus.CHECKPOINTS, "no checkpoint in the store is intact"),
  /** Told to stop (SIGTERM, SIGINT): the state is saved and the same command goes on with it. */
  INTERRUPTED(
      ExitStatus.INTERRUPTED, "stopped on request after saving a checkpoint; run again to resume");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  int code() {
    return code;
  }

  /** The one with that number; {@link #FAILURE} where there is none. */
  static ExitCode of(int code) {
    return Arrays.stream(values()).filter(exit -> exit.code == code).findFirst().orElse(FAILURE);
  }

  /** All codes with their meanings, for the help text. */
  static Map<String, String> list() {
    Map<String, String> list = new LinkedHashMap<>();
    for (ExitCode exit : values()) {
      list.put(Integer.toString(exit.code), exit.meaning);
    }
    return list;
  }
}
