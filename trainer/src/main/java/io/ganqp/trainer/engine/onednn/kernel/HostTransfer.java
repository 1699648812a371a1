package io.ganqp.trainer.engine.onednn.kernel;

import io.ganqp.trainer.engine.onednn.memory.Buffers;
import io.ganqp.trainer.engine.onednn.memory.Layout;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import java.util.function.Consumer;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;

/** Carries a tensor between its blocks and a plain NCHW array on the heap. */
final class HostTransfer {

  private final Tensor tensor;
  private final Buffers buffers;
  private final Kernels kernels;
  private final int length;

  HostTransfer(Tensor tensor, Buffers buffers, Kernels kernels) {
    this.tensor = tensor;
    this.buffers = buffers;
    this.kernels = kernels;
    this.length = Math.multiplyExact(tensor.batch(), tensor.shape().length());
  }

  /** Fills the tensor. */
  Consumer<float[]> reader() {
    if (isPlain()) {
      return from -> tensor.data().put(from, 0, length);
    }
    FloatPointer buffer = buffers.allocate(length);
    Kernel blocking =
        kernels.reorder(
            "plain to blocked " + tensor.shape(), plain(buffer), buffers.unfilled(tensor));
    return from -> {
      buffer.put(from, 0, length);
      blocking.run();
    };
  }

  /** Copies the tensor. */
  Consumer<float[]> writer() {
    if (isPlain()) {
      return to -> tensor.data().get(to, 0, length);
    }
    FloatPointer buffer = buffers.allocate(length);
    Kernel unblocking =
        kernels.reorder(
            "blocked to plain " + tensor.shape(), buffers.unfilled(tensor), plain(buffer));
    return to -> {
      unblocking.run();
      buffer.get(to, 0, length);
    };
  }

  private boolean isPlain() {
    Layout layout = tensor.layout();
    return !layout.isPadded() && (layout.block() == 1 || layout.shape().size() == 1);
  }

  private memory plain(FloatPointer buffer) {
    int size = tensor.shape().size();
    return buffers.plain(
        buffers.start(buffer), tensor.batch(), tensor.shape().channels(), size, size);
  }
}
