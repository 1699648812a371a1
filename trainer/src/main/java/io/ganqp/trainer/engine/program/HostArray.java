package io.ganqp.trainer.engine.program;

/** A tensor as a plain array on the heap: samples one after the other, images CHW. */
public interface HostArray {

  /** Fills the tensor. */
  void read(float[] from);

  /** Copies the tensor. */
  void write(float[] to);
}
