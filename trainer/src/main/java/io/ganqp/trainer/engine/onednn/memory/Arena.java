package io.ganqp.trainer.engine.onednn.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.dnnl.engine;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Native objects and buffers with one owner: kept from the garbage collector while it is open, and
 * freed at once when it closes, the newest first.
 */
public final class Arena implements AutoCloseable {

  /** A cache line, and an AVX-512 vector. */
  private static final int ALIGNMENT_BYTES = 64;

  private final Deque<Runnable> frees = new ArrayDeque<>();

  /** Has {@code pointer} freed with this arena. */
  public <P extends Pointer> P own(P pointer) {
    frees.push(pointer::deallocate);
    return pointer;
  }

  /** A buffer that can grow, freed with this arena. */
  public SharedBuffer shared(engine cpu) {
    SharedBuffer buffer = new SharedBuffer(cpu, this);
    frees.push(buffer::close);
    return buffer;
  }

  /** A buffer of zeros that starts on a cache line. */
  public FloatPointer allocate(long floats) {
    int slack = ALIGNMENT_BYTES / Float.BYTES;
    FloatPointer whole = own(new FloatPointer(floats + slack));
    Pointer.memset(whole, 0, (floats + slack) * Float.BYTES);
    long misaligned = whole.address() % ALIGNMENT_BYTES;
    return whole.getPointer((ALIGNMENT_BYTES - misaligned) % ALIGNMENT_BYTES / Float.BYTES);
  }

  @Override
  public void close() {
    while (!frees.isEmpty()) {
      frees.pop().run();
    }
  }
}
