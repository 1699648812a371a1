package io.ganqp.trainer.engine.onednn.layer;

import io.ganqp.trainer.engine.onednn.kernel.Kernel;
import io.ganqp.trainer.engine.onednn.kernel.Workspace;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.engine.program.Operation;
import io.ganqp.trainer.engine.program.Ports;

/**
 * A rectifier whose slopes of the last forward pass hold for the tangent pass too. That one
 * overwrites the output, so that a copy of its value is kept.
 */
final class FrozenActivation implements Operation {

  private final Kernel forward;
  private final Kernel keep;
  private final Kernel tangent;
  private final Kernel backward;

  FrozenActivation(ActivationKernels kernels, Ports<Tensor> ports, Workspace workspace) {
    Tensor value = workspace.tensor(ports.y().layout());
    forward = kernels.forward(ports.x(), ports.y());
    keep = kernels.copy(ports.y(), value);
    tangent = kernels.derivative(value, ports.x(), ports.y());
    backward = kernels.derivative(value, ports.dy(), ports.dx());
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
