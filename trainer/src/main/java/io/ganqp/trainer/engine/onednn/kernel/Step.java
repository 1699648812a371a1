package io.ganqp.trainer.engine.onednn.kernel;

/** A piece of work on memory that it was given when it was made. */
public interface Step {

  void run();
}
