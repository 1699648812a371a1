package io.ganqp.trainer.engine.onednn.memory;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;

/**
 * One buffer for many short-lived values, as long as the longest of them: it grows with each that
 * is longer, and takes those before along. Whoever writes to it must have it read before the next
 * one writes.
 */
public final class SharedBuffer implements AutoCloseable {

  private final engine cpu;
  private final Arena arena;
  private final List<Tenant> tenants = new ArrayList<>();
  private Arena block = new Arena();
  private long floats;
  private FloatPointer data;

  /**
   * @param arena owns what describes the values
   */
  SharedBuffer(engine cpu, Arena arena) {
    this.cpu = cpu;
    this.arena = arena;
  }

  /**
   * @param offset in floats
   */
  private record Tenant(memory place, long offset) {}

  /** Memory at the start of this buffer. */
  public memory memory(memory.desc descriptor) {
    return memory(descriptor, 0);
  }

  private memory memory(memory.desc descriptor, long offset) {
    memory place = arena.own(new memory(descriptor, cpu, null));
    Tenant tenant = new Tenant(place, offset);
    tenants.add(tenant);
    long needed = offset + (descriptor.get_size() + Float.BYTES - 1) / Float.BYTES;
    if (needed > floats || data == null) {
      grow(needed);
    } else {
      settle(tenant);
    }
    return place;
  }

  private void grow(long needed) {
    Arena longer = new Arena();
    data = longer.allocate(needed);
    Arena former = block;
    block = longer;
    floats = needed;
    tenants.forEach(this::settle);
    former.close();
  }

  private void settle(Tenant tenant) {
    tenant.place().set_data_handle(data.getPointer(tenant.offset()));
  }

  /** Where it starts. */
  public BufferOffset start() {
    return new BufferOffset(this::memory, 0);
  }

  /** The buffer's start, until it grows. */
  public FloatPointer data() {
    return data;
  }

  @Override
  public void close() {
    block.close();
  }
}
