package io.ganqp.inference.batching;

/** One face to make. A worker calls {@link #finish} or {@link #fail}, once, unless cancelled. */
interface FaceTask {

  /** Of the latent. */
  long seed();

  /** ψ in (0, 1]. */
  float truncation();

  /** Whether nobody waits for it any more. */
  boolean cancelled();

  /** Takes the face out of a slot of the worker's run. */
  void finish(Workbench workbench, int slot);

  /** Learns that there will be no face. */
  void fail(Throwable reason);
}
