package io.ganqp.trainer.engine.onednn.memory;

import io.ganqp.trainer.network.Shape;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Two buffers for a chain of tensors of which only the last two are alive. Tensors that are filled
 * up get memory of their own, since the zeros must stay.
 */
public final class TensorPair {

  private final Buffers buffers;
  private final int batch;
  private final FloatPointer[] pair = new FloatPointer[2];
  private int turn;

  /**
   * @param shapes of all samples to come
   */
  public TensorPair(Buffers buffers, int batch, List<Shape> shapes) {
    this.buffers = buffers;
    this.batch = batch;
    long longest =
        shapes.stream()
            .mapToLong(shape -> buffers.layout(batch, shape).length())
            .max()
            .orElseThrow();
    pair[0] = buffers.allocate(longest);
    pair[1] = buffers.allocate(longest);
  }

  /** The next tensor of the chain: the last one stays, the one before it may be overwritten. */
  public Tensor next(Shape shape) {
    Layout layout = buffers.layout(batch, shape);
    if (layout.isPadded()) {
      return buffers.tensor(layout);
    }
    turn = 1 - turn;
    return new Tensor(layout, pair[turn]);
  }
}
