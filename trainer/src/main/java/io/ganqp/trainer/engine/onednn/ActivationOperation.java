package io.ganqp.trainer.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_tanh_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import io.ganqp.trainer.network.Layer;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.memory;

/**
 * An element-wise function, in place where it may. Its derivative is computed from its value, so
 * that its input need not be kept; all of them map 0 to 0, so that padding stays zero.
 */
final class ActivationOperation implements Operation {

  private final Kernel forward;
  private final Kernel backward;

  ActivationOperation(Layer.Function function, Ports ports, Workspace workspace) {
    int algorithm = algorithm(function);
    float slope = function == Layer.Function.LEAKY_RELU ? (float) Layer.LEAK : 0f;
    memory.desc data = workspace.blocked(ports.y());
    var description =
        workspace.own(new eltwise_forward.desc(dnnl_forward_training, algorithm, data, slope, 0f));
    var descriptor =
        workspace.own(
            new eltwise_forward.primitive_desc(
                description, workspace.attributes(), workspace.engine()));
    memory y = workspace.memory(ports.y());
    forward =
        workspace
            .kernel(function + " of " + ports.y().shape(), descriptor)
            .with(DNNL_ARG_SRC, workspace.memory(ports.x()))
            .with(DNNL_ARG_DST, y);
    if (ports.dx() == null) {
      backward = null;
      return;
    }
    var backwardDescription =
        workspace.own(new eltwise_backward.desc(algorithm, data, data, slope, 0f));
    var backwardDescriptor =
        workspace.own(
            new eltwise_backward.primitive_desc(
                backwardDescription, workspace.attributes(), workspace.engine(), descriptor));
    backward =
        workspace
            .kernel("derivative of " + function + " of " + ports.y().shape(), backwardDescriptor)
            .with(DNNL_ARG_DST, y)
            .with(DNNL_ARG_DIFF_DST, workspace.memory(ports.dy()))
            .with(DNNL_ARG_DIFF_SRC, workspace.memory(ports.dx()));
  }

  private static int algorithm(Layer.Function function) {
    return switch (function) {
      case RELU, LEAKY_RELU -> dnnl_eltwise_relu_use_dst_for_bwd;
      case TANH -> dnnl_eltwise_tanh_use_dst_for_bwd;
    };
  }

  @Override
  public void forward() {
    forward.run();
  }

  @Override
  public void backward(float[] parameterGradient) {
    if (backward != null) {
      backward.run();
    }
  }

  @Override
  public boolean keepsOutput() {
    return backward != null;
  }
}
