package io.ganqp.trainer.engine.onednn.memory;

/**
 * Buffers of the convolutions of a plan, which work one after the other. Each stage of one reads
 * from one buffer and writes to another.
 */
public record ConvolutionScratch(SharedBuffer first, SharedBuffer second, SharedBuffer third) {}
