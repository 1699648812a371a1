package io.ganqp.inference.batching;

import io.ganqp.inference.model.Latent;

/** One face to make. A worker calls {@link #finish} or {@link #fail}, once, unless cancelled. */
interface FaceTask {

  /** What the face is made from. */
  Latent latent();

  /** Whether nobody waits for it any more. */
  boolean cancelled();

  /** Takes the face out of a slot of the worker's run. */
  void finish(Workbench workbench, int slot);

  /** Learns that there will be no face. */
  void fail(Throwable reason);
}
