package io.ganqp.trainer.engine.onednn;

import java.util.function.Supplier;
import org.bytedeco.javacpp.FloatPointer;

/** A place in a buffer that may not be allocated yet. */
final class Span {

  private final Supplier<FloatPointer> buffer;
  private final long offset;
  private FloatPointer start;

  /**
   * @param offset in floats
   */
  Span(Supplier<FloatPointer> buffer, long offset) {
    this.buffer = buffer;
    this.offset = offset;
  }

  /** A place further on in the same buffer. */
  Span plus(long floats) {
    return new Span(buffer, offset + floats);
  }

  /** Its address, once the buffer is there. */
  FloatPointer pointer() {
    if (start == null) {
      start = new FloatPointer(buffer.get()).position(offset);
    }
    return start;
  }
}
