package io.ganqp.trainer.engine.onednn;

/**
 * Buffers of the convolutions of a plan, which work one after the other. Each stage of one reads
 * from one buffer and writes to another.
 */
record ConvolutionScratch(SharedBuffer first, SharedBuffer second, SharedBuffer third) {

  void allocate() {
    first.allocate();
    second.allocate();
    third.allocate();
  }
}
