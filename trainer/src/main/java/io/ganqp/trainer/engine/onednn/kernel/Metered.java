package io.ganqp.trainer.engine.onednn.kernel;

import io.ganqp.trainer.profile.OperationMeters.Meter;

/**
 * Steps that the profile shows as one.
 *
 * @param flop floating-point operations of a run
 */
record Metered(Step work, Meter meter, double flop) implements Step {

  @Override
  public void run() {
    long begin = System.nanoTime();
    work.run();
    meter.add(System.nanoTime() - begin, flop);
  }
}
