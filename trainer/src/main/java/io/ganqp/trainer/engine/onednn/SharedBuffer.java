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
  private final List<Tenant> tenants = new ArrayList<>();
  private long bytes;
  private FloatPointer data;

  SharedBuffer(Device device, Arena arena) {
    this.device = device;
    this.arena = arena;
  }

  /**
   * @param offset in floats
   */
  private record Tenant(memory place, long offset) {}

  /** Memory at the start of this buffer; usable after {@link #allocate}. */
  memory memory(memory.desc descriptor) {
    return memory(descriptor, 0);
  }

  private memory memory(memory.desc descriptor, long offset) {
    memory tenant = arena.own(new memory(descriptor, device.engine(), null));
    tenants.add(new Tenant(tenant, offset));
    bytes = Math.max(bytes, offset * Float.BYTES + descriptor.get_size());
    return tenant;
  }

  /** Where it starts. */
  Place start() {
    return new Place(this::memory, 0);
  }

  void allocate() {
    data = arena.allocate((bytes + Float.BYTES - 1) / Float.BYTES);
    tenants.forEach(tenant -> tenant.place().set_data_handle(data.getPointer(tenant.offset())));
  }

  /** The buffer's start. */
  FloatPointer data() {
    return data;
  }
}
