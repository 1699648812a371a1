package io.ganqp.trainer.training;

/** Asks a run to stop at the end of its iteration. Any thread may ask. */
public final class StopSignal {

  private volatile boolean requested;

  /** Asks. */
  public void request() {
    requested = true;
  }

  /** Whether somebody asked. */
  public boolean requested() {
    return requested;
  }
}
