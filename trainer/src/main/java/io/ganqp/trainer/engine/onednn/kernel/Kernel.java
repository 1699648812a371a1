package io.ganqp.trainer.engine.onednn.kernel;

import io.ganqp.trainer.profile.OperationMeters.Meter;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.stream;

/** A primitive with the memory that it works on, ready to run any number of times. */
public final class Kernel implements Step {

  private final String name;
  private final primitive code;
  private final IntMemoryMap arguments;
  private final stream queue;
  private final Meter meter;
  private double flop;

  Kernel(String name, primitive code, IntMemoryMap arguments, stream queue, Meter meter) {
    this.name = name;
    this.code = code;
    this.arguments = arguments;
    this.queue = queue;
    this.meter = meter;
  }

  /** Says how many floating-point operations a run takes, for the profile. */
  public Kernel flop(double count) {
    flop = count;
    return this;
  }

  /** Binds {@code value} to the argument of that {@code DNNL_ARG_} number. */
  public Kernel with(int argument, memory value) {
    arguments.put(argument, value);
    return this;
  }

  @Override
  public void run() {
    // On the CPU a call ends when the work is done, so that the clock tells the truth.
    long begin = System.nanoTime();
    execute();
    meter.add(System.nanoTime() - begin, flop);
  }

  /** The same, as part of something that is metered as a whole. */
  public Step unmetered() {
    return this::execute;
  }

  private void execute() {
    try {
      code.execute(queue, arguments);
    } catch (RuntimeException e) {
      throw new IllegalStateException("oneDNN failed to run " + this, e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
