package io.ganqp.trainer.engine.onednn.memory;

import org.bytedeco.dnnl.memory;

/**
 * An offset into a buffer, which may still move.
 *
 * @param buffer gives memory of a descriptor at an offset
 * @param offset in floats
 */
public record BufferOffset(Buffer buffer, long offset) {

  /** A buffer, wherever it lies. */
  public interface Buffer {
    memory memory(memory.desc descriptor, long offset);
  }

  /** Further on in the same buffer. */
  public BufferOffset plus(long floats) {
    return new BufferOffset(buffer, offset + floats);
  }

  /** What the descriptor describes, from here on. */
  public memory memory(memory.desc descriptor) {
    return buffer.memory(descriptor, offset);
  }
}
