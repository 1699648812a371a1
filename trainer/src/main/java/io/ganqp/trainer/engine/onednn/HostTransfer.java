package io.ganqp.trainer.engine.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;

/** Carries a tensor between its blocks and a plain NCHW array on the heap. */
final class HostTransfer {

  private final FloatPointer plain;
  private final int length;
  private final Kernel reorder;

  private HostTransfer(FloatPointer plain, int length, Kernel reorder) {
    this.plain = plain;
    this.length = length;
    this.reorder = reorder;
  }

  /** From the heap. */
  static HostTransfer into(Tensor tensor, Workspace workspace) {
    return of(tensor, workspace, true);
  }

  /** To the heap. */
  static HostTransfer outOf(Tensor tensor, Workspace workspace) {
    return of(tensor, workspace, false);
  }

  private static HostTransfer of(Tensor tensor, Workspace workspace, boolean into) {
    int length = Math.multiplyExact(tensor.batch(), tensor.shape().length());
    if (tensor.shape().size() == 1 && !tensor.isPadded()) {
      return new HostTransfer(tensor.data(), length, null);
    }
    FloatPointer buffer = workspace.allocate(length);
    int size = tensor.shape().size();
    memory plain =
        workspace.memory(
            workspace.plain(tensor.batch(), tensor.shape().channels(), size, size), buffer);
    memory blocked = workspace.memory(workspace.trueBlocked(tensor), tensor.data());
    Kernel reorder =
        into
            ? workspace.reorder("plain to blocked " + tensor.shape(), plain, blocked)
            : workspace.reorder("blocked to plain " + tensor.shape(), blocked, plain);
    return new HostTransfer(buffer, length, reorder);
  }

  /** Elements of the plain array. */
  int length() {
    return length;
  }

  void read(float[] from) {
    plain.put(from, 0, length);
    if (reorder != null) {
      reorder.run();
    }
  }

  void write(float[] to) {
    if (reorder != null) {
      reorder.run();
    }
    plain.get(to, 0, length);
  }
}
