package io.ganqp.trainer.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the trainer's process ends: a contract with whoever runs it. A cluster's pod failure policy
 * reads {@link #INTERRUPTED} as a disruption, and gives up at once on those that no retry mends.
 */
enum ExitCode {
  /** Everything asked for is done. */
  OK(0, "done"),
  /** A defect, or something unforeseen; the log has the stack trace. Worth a retry. */
  FAILURE(1, "unexpected failure, see the log"),
  /** The command line was wrong. */
  USAGE(2, "wrong command line"),
  /** The document is invalid, or does not fit the checkpoints in the store. Retries are in vain. */
  INVALID_CONFIGURATION(
      3, "invalid GanQpTraining document, or it does not fit the checkpoints in the store"),
  /** The images are missing, unreadable, or too many of them are rejected. */
  DATASET(4, "unusable dataset"),
  /** The store cannot be read or written. */
  STORE(5, "unusable store"),
  /** Training met non-finite numbers again and again. Retries are in vain. */
  DIVERGED(6, "training diverged"),
  /** The exported file does not compute what the trained network does. */
  EXPORT(7, "export failed"),
  /** The engine asked for is not available here: no GPU, no native library. */
  ENGINE(8, "engine not available"),
  /** Told to stop (SIGTERM, SIGINT): the state is saved and the same command goes on with it. */
  INTERRUPTED(75, "stopped on request after saving a checkpoint; run again to resume");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  int code() {
    return code;
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
