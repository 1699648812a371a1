package io.ganqp.trainer.engine.onednn;

/** A piece of work on memory that it was given when it was made. */
interface Step {

  void run();
}
