package io.ganqp.trainer.engine.onednn;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Native objects and buffers with one owner: kept from the garbage collector while it is open, and
 * freed at once when it closes, the newest first.
 */
final class Arena implements AutoCloseable {

  /** A cache line, and an AVX-512 vector. */
  private static final int ALIGNMENT_BYTES = 64;

  private final Deque<Pointer> owned = new ArrayDeque<>();

  <P extends Pointer> P own(P pointer) {
    owned.push(pointer);
    return pointer;
  }

  /** A buffer of zeros that starts on a cache line. */
  FloatPointer allocate(long floats) {
    int slack = ALIGNMENT_BYTES / Float.BYTES;
    FloatPointer whole = own(new FloatPointer(floats + slack));
    Pointer.memset(whole, 0, (floats + slack) * Float.BYTES);
    long misaligned = whole.address() % ALIGNMENT_BYTES;
    return whole.getPointer((ALIGNMENT_BYTES - misaligned) % ALIGNMENT_BYTES / Float.BYTES);
  }

  @Override
  public void close() {
    while (!owned.isEmpty()) {
      owned.pop().deallocate();
    }
  }
}
