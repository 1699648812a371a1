package io.ganqp.trainer.engine.onednn.layer;

import io.ganqp.trainer.engine.onednn.memory.Buffers;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.network.ParameterBlock;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;

/** A value per channel, filled up with zeros to whole blocks. */
final class ChannelVector {

  private final FloatPointer data;
  private final memory view;
  private final float[] heap;

  ChannelVector(Tensor tensor, Buffers buffers) {
    data = buffers.allocate(tensor.channels());
    view = buffers.plain(buffers.start(data), tensor.channels());
    heap = new float[tensor.shape().channels()];
  }

  memory memory() {
    return view;
  }

  FloatPointer data() {
    return data;
  }

  /** Takes the values from {@code block} of a flat vector. */
  void load(float[] flat, ParameterBlock block) {
    data.put(flat, block.offset(), heap.length);
  }

  /** Writes the values to {@code block} of a flat vector. */
  void store(float[] flat, ParameterBlock block) {
    data.get(flat, block.offset(), heap.length);
  }

  /** Adds the values to {@code block} of a flat vector. */
  void add(float[] flat, ParameterBlock block) {
    data.get(heap, 0, heap.length);
    for (int i = 0; i < heap.length; i++) {
      flat[block.offset() + i] += heap[i];
    }
  }
}
