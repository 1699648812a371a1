package io.ganqp.trainer.engine.onednn.memory;

import org.bytedeco.dnnl.memory;

/** oneDNN's descriptions of memory: dimensions, type and order. */
public final class Descriptors {

  private final Arena arena;

  /**
   * @param arena owns them
   */
  public Descriptors(Arena arena) {
    this.arena = arena;
  }

  /** Single precision, in any order that a kernel may like best. */
  public memory.desc any(long... dimensions) {
    return any(memory.data_type.f32, dimensions);
  }

  /** The same of another type. */
  public memory.desc any(memory.data_type type, long... dimensions) {
    return arena.own(new memory.desc(dimensions, type, memory.format_tag.any));
  }

  /** Row-major. */
  public memory.desc plain(long... dimensions) {
    long[] strides = new long[dimensions.length];
    long stride = 1;
    for (int i = dimensions.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= dimensions[i];
    }
    return strided(dimensions, strides);
  }

  /** Strides in floats. */
  public memory.desc strided(long[] dimensions, long[] strides) {
    return arena.own(new memory.desc(dimensions, memory.data_type.f32, strides));
  }

  /** Of a tensor, with the channels that fill it up. */
  public memory.desc filled(Layout layout) {
    return of(layout, layout.channels());
  }

  /** Of a tensor, with its true channels; who writes to it sets the others to zero. */
  public memory.desc unfilled(Layout layout) {
    return of(layout, layout.shape().channels());
  }

  private memory.desc of(Layout layout, int channels) {
    int size = layout.shape().size();
    long[] dimensions = {layout.batch(), channels, size, size};
    return arena.own(new memory.desc(dimensions, memory.data_type.f32, layout.tag()));
  }
}
