package io.ganqp.trainer.engine.onednn;

import org.bytedeco.dnnl.memory;

/**
 * Where something begins in a block of memory, which need not be allocated yet.
 *
 * @param block gives memory of a descriptor at an offset
 * @param offset in floats
 */
record Place(Block block, long offset) {

  /** A block of memory. */
  interface Block {
    memory memory(memory.desc descriptor, long offset);
  }

  /** A place further on in the same block. */
  Place plus(long floats) {
    return new Place(block, offset + floats);
  }

  /** What the descriptor describes, from here on. */
  memory memory(memory.desc descriptor) {
    return block.memory(descriptor, offset);
  }
}
