package io.ganqp.trainer.engine.onednn.layer;

import io.ganqp.trainer.engine.program.Operation;

/** A layer with parameters. */
interface WeightedOperation extends Operation {

  /** Takes this layer's part of the flat parameters. */
  void load(float[] parameters);
}
