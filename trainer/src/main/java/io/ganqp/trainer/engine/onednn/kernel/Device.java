package io.ganqp.trainer.engine.onednn.kernel;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu;

import io.ganqp.trainer.engine.onednn.memory.Arena;
import io.ganqp.trainer.engine.onednn.memory.InstructionSet;
import io.ganqp.trainer.profile.OperationMeters;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.stream;

/** The CPU as oneDNN sees it: what all plans of an engine run on, from one thread. */
public final class Device implements AutoCloseable {

  private final InstructionSet instructionSet;
  private final int threads;
  private final Arena arena = new Arena();
  private final engine cpu;
  private final stream queue;
  private final OperationMeters meters = new OperationMeters();
  private Thread driver;
  private boolean closed;

  /**
   * @param threads how many run a kernel
   */
  public Device(InstructionSet instructionSet, int threads) {
    this.instructionSet = instructionSet;
    this.threads = threads;
    this.cpu = arena.own(new engine(dnnl_cpu, 0));
    this.queue = arena.own(new stream(cpu));
  }

  /** Of its CPU. */
  public InstructionSet instructionSet() {
    return instructionSet;
  }

  /** oneDNN's handle of it. */
  public engine engine() {
    return cpu;
  }

  /** How many threads run a kernel. */
  public int threads() {
    return threads;
  }

  stream stream() {
    return queue;
  }

  /** How long each kind of work has taken. */
  public OperationMeters meters() {
    return meters;
  }

  /**
   * Makes sure that one thread only, the first to come, drives oneDNN: each further one would start
   * a team of OpenMP workers of its own and halve the speed of all.
   *
   * @throws IllegalStateException on any other thread, or once the engine is closed
   */
  public void requireDriver() {
    if (closed) {
      throw new IllegalStateException("the oneDNN engine is closed; open another one");
    }
    Thread current = Thread.currentThread();
    if (driver == null) {
      driver = current;
    } else if (driver != current) {
      throw new IllegalStateException(
          "the oneDNN engine belongs to the thread \"%s\" and was called from \"%s\"; %s"
              .formatted(driver.getName(), current.getName(), "open an engine for each thread"));
    }
  }

  @Override
  public void close() {
    closed = true;
    arena.close();
  }
}
