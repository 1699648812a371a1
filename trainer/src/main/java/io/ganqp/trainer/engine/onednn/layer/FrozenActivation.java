package io.ganqp.trainer.engine.onednn.layer;

import io.ganqp.trainer.engine.onednn.kernel.Kernel;
import io.ganqp.trainer.engine.onednn.memory.Buffers;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.engine.program.LayerTensors;
import io.ganqp.trainer.engine.program.Operation;

/**
 * A rectifier whose slopes of the last forward pass hold for the tangent pass too. That one
 * overwrites the output, so that a copy of its value is kept.
 */
final class FrozenActivation implements Operation {

  private final Kernel forward;
  private final Kernel keep;
  private final Kernel tangent;
  private final Kernel backward;

  FrozenActivation(ActivationKernels kernels, LayerTensors<Tensor> tensors, Buffers buffers) {
    Tensor value = buffers.tensor(tensors.y().layout());
    forward = kernels.forward(tensors.x(), tensors.y());
    keep = kernels.copy(tensors.y(), value);
    tangent = kernels.derivative(value, tensors.x(), tensors.y());
    backward = kernels.derivative(value, tensors.dy(), tensors.dx());
  }

  @Override
  public void forward() {
    forward.run();
    keep.run();
  }

  @Override
  public void tangent() {
    tangent.run();
  }

  @Override
  public void backward() {
    backward.run();
  }
}
