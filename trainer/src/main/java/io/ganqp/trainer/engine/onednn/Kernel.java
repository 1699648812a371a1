package io.ganqp.trainer.engine.onednn;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.stream;

/** A primitive with the memory that it works on, ready to run any number of times. */
final class Kernel {

  private final String name;
  private final primitive code;
  private final IntMemoryMap arguments;
  private final stream queue;

  Kernel(String name, primitive code, IntMemoryMap arguments, stream queue) {
    this.name = name;
    this.code = code;
    this.arguments = arguments;
    this.queue = queue;
  }

  /** Binds {@code value} to the argument of that {@code DNNL_ARG_} number. */
  Kernel with(int argument, memory value) {
    arguments.put(argument, value);
    return this;
  }

  void run() {
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
