package io.ganqp.trainer.engine.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;

/**
 * One buffer for many short-lived values, as long as the longest of them. Whoever writes to it must
 * have it read before the next one writes.
 */
final class SharedBuffer {

  private final Device device;
  private final Arena arena;
  private final List<memory> tenants = new ArrayList<>();
  private long bytes;
  private FloatPointer data;

  SharedBuffer(Device device, Arena arena) {
    this.device = device;
    this.arena = arena;
  }

  /** Memory in this buffer; usable after {@link #allocate}. */
  memory memory(memory.desc descriptor) {
    memory tenant = arena.own(new memory(descriptor, device.engine(), null));
    tenants.add(tenant);
    bytes = Math.max(bytes, descriptor.get_size());
    return tenant;
  }

  /** A place for so many floats, from the start on; usable after {@link #allocate}. */
  Span span(long floats) {
    bytes = Math.max(bytes, floats * Float.BYTES);
    return new Span(this::data, 0);
  }

  void allocate() {
    data = arena.allocate((bytes + Float.BYTES - 1) / Float.BYTES);
    tenants.forEach(tenant -> tenant.set_data_handle(data));
  }

  /** The buffer's start. */
  FloatPointer data() {
    return data;
  }
}
