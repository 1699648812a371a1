package io.ganqp.contract.run;

/** The exit codes of the trainer that whoever runs it acts upon. */
public final class ExitStatus {

  /** Everything asked for is done. */
  public static final int OK = 0;

  /** A defect, or something unforeseen. Worth a retry. */
  public static final int FAILURE = 1;

  /** The command line was wrong. Retries are in vain. */
  public static final int USAGE = 2;

  /**
   * The document is invalid, or does not fit the checkpoints of the training or those that it is to
   * begin with. Retries are in vain.
   */
  public static final int INVALID_CONFIGURATION = 3;

  /** The images are missing, unreadable, or too many of them are rejected. */
  public static final int DATASET = 4;

  /** The store cannot be read or written. */
  public static final int STORE = 5;

  /** Training met non-finite numbers again and again. Retries are in vain. */
  public static final int DIVERGED = 6;

  /** The exported file does not compute what the trained network does. */
  public static final int EXPORT = 7;

  /** The engine asked for is not available here: no GPU, no native library. */
  public static final int ENGINE = 8;

  /** Memory, disk space, a folder or a library that the run needs later is missing there. */
  public static final int ENVIRONMENT = 9;

  /** The store holds checkpoints, and none is intact. Retries are in vain. */
  public static final int CHECKPOINTS = 10;

  /** Told to stop: the state is saved, and the same command goes on with it. */
  public static final int INTERRUPTED = 75;

  private ExitStatus() {}
}
