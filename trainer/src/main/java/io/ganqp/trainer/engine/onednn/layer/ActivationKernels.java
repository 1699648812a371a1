package io.ganqp.trainer.engine.onednn.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_tanh_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import io.ganqp.trainer.engine.onednn.kernel.Kernel;
import io.ganqp.trainer.engine.onednn.kernel.Workspace;
import io.ganqp.trainer.engine.onednn.memory.Layout;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.network.Layer;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.memory;

/**
 * An element-wise function and its derivative, which is computed from the function's value. All of
 * them map 0 to 0, so that padding stays zero.
 */
final class ActivationKernels {

  private final String name;
  private final int algorithm;
  private final float slope;
  private final memory.desc data;
  private final eltwise_forward.primitive_desc forward;
  private final Workspace workspace;

  /**
   * @param layout of all tensors
   */
  ActivationKernels(Layer.Function function, Layout layout, Workspace workspace) {
    this.workspace = workspace;
    this.name = function + " of " + layout.shape();
    this.algorithm = algorithm(function);
    this.slope = function == Layer.Function.LEAKY_RELU ? (float) Layer.LEAK : 0f;
    this.data = workspace.filled(layout);
    var description =
        workspace.own(new eltwise_forward.desc(dnnl_forward_training, algorithm, data, slope, 0f));
    this.forward =
        workspace.own(
            new eltwise_forward.primitive_desc(
                description, workspace.attributes(), workspace.engine()));
  }

  private static int algorithm(Layer.Function function) {
    return switch (function) {
      case RELU, LEAKY_RELU -> dnnl_eltwise_relu_use_dst_for_bwd;
      case TANH -> dnnl_eltwise_tanh_use_dst_for_bwd;
    };
  }

  /** y = f(x); both may be the same. */
  Kernel forward(Tensor x, Tensor y) {
    return workspace
        .kernel(name, forward)
        .with(DNNL_ARG_SRC, workspace.memory(x))
        .with(DNNL_ARG_DST, workspace.memory(y));
  }

  /** to = f′ · from, f′ being told by the {@code value} of f; both may be the same. */
  Kernel derivative(Tensor value, Tensor from, Tensor to) {
    var description = workspace.own(new eltwise_backward.desc(algorithm, data, data, slope, 0f));
    var descriptor =
        workspace.own(
            new eltwise_backward.primitive_desc(
                description, workspace.attributes(), workspace.engine(), forward));
    return workspace
        .kernel("derivative of " + name, descriptor)
        .with(DNNL_ARG_DST, workspace.memory(value))
        .with(DNNL_ARG_DIFF_DST, workspace.memory(from))
        .with(DNNL_ARG_DIFF_SRC, workspace.memory(to));
  }

  /** Copies a value of f. */
  Kernel copy(Tensor from, Tensor to) {
    return workspace.reorder("copy of " + name, workspace.memory(from), workspace.memory(to));
  }
}
