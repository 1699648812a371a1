package io.ganqp.trainer.engine.onednn.layer;

import io.ganqp.trainer.engine.onednn.kernel.Kernel;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.engine.program.LayerTensors;
import io.ganqp.trainer.engine.program.Operation;

/** An element-wise function, in place where it may: its input need not be kept, but its value. */
final class ActivationOperation implements Operation {

  private final Kernel forward;
  private final Kernel backward;

  ActivationOperation(ActivationKernels kernels, LayerTensors<Tensor> tensors) {
    forward = kernels.forward(tensors.x(), tensors.y());
    backward =
        tensors.dx() == null ? null : kernels.derivative(tensors.y(), tensors.dy(), tensors.dx());
  }

  @Override
  public void forward() {
    forward.run();
  }

  @Override
  public void backward() {
    if (backward != null) {
      backward.run();
    }
  }

  @Override
  public boolean keepsOutput() {
    return backward != null;
  }
}
