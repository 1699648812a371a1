package io.ganqp.trainer.engine.program;

import io.ganqp.trainer.network.Layer;

/** Where a layer's output lies, seen from its input; likewise its gradients, the other way. */
enum Placement {
  /** In memory of its own. */
  OWN,
  /** In the same tensor, where nobody reads that again. */
  IN_PLACE,
  /** In the same memory under another shape: there is nothing to compute. */
  VIEW;

  static Placement of(Layer layer, Tensors<?> tensors) {
    if (layer instanceof Layer.Activation) {
      return IN_PLACE;
    }
    boolean reshape = layer instanceof Layer.ToImage || layer instanceof Layer.ToFeatures;
    return reshape && tensors.reshapesByView() ? VIEW : OWN;
  }
}
