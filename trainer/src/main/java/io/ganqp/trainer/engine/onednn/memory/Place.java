package io.ganqp.trainer.engine.onednn.memory;

import org.bytedeco.dnnl.memory;

/**
 * Where something begins in a block of memory, which may still move.
 *
 * @param block gives memory of a descriptor at an offset
 * @param offset in floats
 */
public record Place(Block block, long offset) {

  /** A block of memory. */
  public interface Block {
    public memory memory(memory.desc descriptor, long offset);
  }

  /** A place further on in the same block. */
  public Place plus(long floats) {
    return new Place(block, offset + floats);
  }

  /** What the descriptor describes, from here on. */
  public memory memory(memory.desc descriptor) {
    return block.memory(descriptor, offset);
  }
}
