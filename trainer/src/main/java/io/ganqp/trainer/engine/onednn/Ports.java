package io.ganqp.trainer.engine.onednn;

/**
 * The tensors that a layer works on.
 *
 * @param x its input
 * @param y its output; the same memory as {@code x} where it may work in place
 * @param dx gradient of the input, or null where nobody wants it
 * @param dy gradient of the output, or null where nobody wants it
 */
record Ports(Tensor x, Tensor y, Tensor dx, Tensor dy) {

  /** One of {@code groups} equal runs of samples of each. */
  Ports group(int index, int groups) {
    return new Ports(
        x.group(index, groups),
        y.group(index, groups),
        dx == null ? null : dx.group(index, groups),
        dy == null ? null : dy.group(index, groups));
  }
}
