package io.ganqp.trainer.engine.onednn.kernel;

import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.onednn.memory.Buffers;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.engine.onednn.memory.TensorPair;
import io.ganqp.trainer.engine.program.Tensors;
import io.ganqp.trainer.network.Shape;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Tensors in the layouts that suit most kernels. */
public record BlockedTensors(PlanOptions options, Buffers buffers, Kernels kernels)
    implements Tensors<Tensor> {

  @Override
  public Tensor tensor(Shape shape) {
    return buffers.tensor(buffers.layout(options.batchSize(), shape));
  }

  @Override
  public Function<Shape, Tensor> outputs(List<Shape> shapes, boolean kept) {
    return kept ? this::tensor : inTurn(shapes);
  }

  @Override
  public Function<Shape, Tensor> gradients(List<Shape> shapes) {
    return keepsGradients() ? this::tensor : inTurn(shapes);
  }

  private Function<Shape, Tensor> inTurn(List<Shape> shapes) {
    return new TensorPair(buffers, options.batchSize(), shapes)::next;
  }

  /** For the tangent pass, which leaves them as they are. */
  @Override
  public boolean keepsGradients() {
    return options.tangent();
  }

  @Override
  public boolean reshapesByView() {
    return false;
  }

  @Override
  public Tensor view(Tensor tensor, Shape shape) {
    throw new IllegalStateException("the order of channels in memory is one of the shape");
  }

  @Override
  public boolean normalizesGradientInPlace() {
    return true;
  }

  @Override
  public Consumer<float[]> reader(Tensor tensor) {
    return new HostTransfer(tensor, buffers, kernels).reader();
  }

  @Override
  public Consumer<float[]> writer(Tensor tensor) {
    return new HostTransfer(tensor, buffers, kernels).writer();
  }
}
