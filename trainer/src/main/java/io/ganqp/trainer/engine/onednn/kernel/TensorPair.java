package io.ganqp.trainer.engine.onednn.kernel;

import io.ganqp.trainer.engine.onednn.memory.Layout;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.network.Shape;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Two buffers for a chain of tensors of which only the last two are alive. Tensors that are filled
 * up get memory of their own, since the zeros must stay.
 */
final class TensorPair {

  private final Workspace workspace;
  private final int batch;
  private final FloatPointer[] buffers = new FloatPointer[2];
  private int turn;

  /**
   * @param shapes of all samples to come
   */
  TensorPair(Workspace workspace, int batch, List<Shape> shapes) {
    this.workspace = workspace;
    this.batch = batch;
    long longest = shapes.stream().mapToLong(shape -> layout(shape).length()).max().orElseThrow();
    buffers[0] = workspace.allocate(longest);
    buffers[1] = workspace.allocate(longest);
  }

  /** The next tensor of the chain: the last one stays, the one before it may be overwritten. */
  Tensor next(Shape shape) {
    Layout layout = layout(shape);
    if (layout.isPadded()) {
      return workspace.tensor(layout);
    }
    turn = 1 - turn;
    return new Tensor(layout, buffers[turn]);
  }

  private Layout layout(Shape shape) {
    return workspace.instructionSet().layout(batch, shape);
  }
}
