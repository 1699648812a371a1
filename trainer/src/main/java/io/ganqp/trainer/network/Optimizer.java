package io.ganqp.trainer.network;

import java.util.List;

/** What moves the trainable blocks of one network's flat parameters down a gradient, in place. */
public interface Optimizer {

  /** Moves {@code parameters} one step down {@code gradient}. */
  void step(float[] parameters, float[] gradient);

  /** All its state but the steps, laid out as the parameters: live arrays, for a checkpoint. */
  List<float[]> moments();

  /** The steps taken so far. */
  long steps();
}
