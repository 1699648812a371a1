package io.ganqp.trainer.engine.onednn.kernel;

import io.ganqp.trainer.engine.onednn.memory.Layout;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.engine.program.HostArray;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;

/** Carries a tensor between its blocks and a plain NCHW array on the heap. */
final class HostTransfer implements HostArray {

  private final FloatPointer plain;
  private final int length;
  private final Step blocking;
  private final Step unblocking;

  private HostTransfer(FloatPointer plain, int length, Step blocking, Step unblocking) {
    this.plain = plain;
    this.length = length;
    this.blocking = blocking;
    this.unblocking = unblocking;
  }

  static HostTransfer of(Tensor tensor, Workspace workspace) {
    int length = Math.multiplyExact(tensor.batch(), tensor.shape().length());
    Layout layout = tensor.layout();
    if (!layout.isPadded() && (layout.block() == 1 || layout.shape().size() == 1)) {
      Step nothing = () -> {};
      return new HostTransfer(tensor.data(), length, nothing, nothing);
    }
    FloatPointer buffer = workspace.allocate(length);
    int size = tensor.shape().size();
    memory plain =
        workspace.memory(
            workspace.plain(tensor.batch(), tensor.shape().channels(), size, size), buffer);
    memory blocked = workspace.unfilled(tensor);
    return new HostTransfer(
        buffer,
        length,
        workspace.reorder("plain to blocked " + tensor.shape(), plain, blocked),
        workspace.reorder("blocked to plain " + tensor.shape(), blocked, plain));
  }

  @Override
  public void read(float[] from) {
    plain.put(from, 0, length);
    blocking.run();
  }

  @Override
  public void write(float[] to) {
    unblocking.run();
    plain.get(to, 0, length);
  }
}
