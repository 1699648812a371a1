package io.ganqp.trainer.engine.onednn;

/**
 * Buffers of the rounded convolutions of a plan, which work one after the other.
 *
 * @param operand of a kernel, rounded
 * @param result of a kernel, in the layout that it chose
 */
record RoundingScratch(SharedBuffer operand, SharedBuffer result) {

  void allocate() {
    operand.allocate();
    result.allocate();
  }
}
