package io.ganqp.trainer.engine.onednn.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_tanh_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import io.ganqp.trainer.engine.onednn.kernel.Kernel;
import io.ganqp.trainer.engine.onednn.kernel.Kernels;
import io.ganqp.trainer.engine.onednn.memory.Buffers;
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
  private final Buffers buffers;
  private final Kernels kernels;

  /**
   * @param layout of all tensors
   */
  ActivationKernels(Layer.Function function, Layout layout, Buffers buffers, Kernels kernels) {
    this.buffers = buffers;
    this.kernels = kernels;
    this.name = function + " of " + layout.shape();
    this.algorithm = algorithm(function);
    this.slope = function == Layer.Function.LEAKY_RELU ? (float) Layer.LEAK : 0f;
    this.data = kernels.descriptors().filled(layout);
    var description =
        kernels.own(new eltwise_forward.desc(dnnl_forward_training, algorithm, data, slope, 0f));
    this.forward =
        kernels.describe(
            (cpu, attributes) -> new eltwise_forward.primitive_desc(description, attributes, cpu));
  }

  private static int algorithm(Layer.Function function) {
    return switch (function) {
      case RELU, LEAKY_RELU -> dnnl_eltwise_relu_use_dst_for_bwd;
      case TANH -> dnnl_eltwise_tanh_use_dst_for_bwd;
    };
  }

  /** y = f(x); both may be the same. */
  Kernel forward(Tensor x, Tensor y) {
    return kernels
        .kernel(name, forward)
        .with(DNNL_ARG_SRC, buffers.filled(x))
        .with(DNNL_ARG_DST, buffers.filled(y));
  }

  /** to = f′ · from, f′ being told by the {@code value} of f; both may be the same. */
  Kernel derivative(Tensor value, Tensor from, Tensor to) {
    var description = kernels.own(new eltwise_backward.desc(algorithm, data, data, slope, 0f));
    var descriptor =
        kernels.describe(
            (cpu, attributes) ->
                new eltwise_backward.primitive_desc(description, attributes, cpu, forward));
    return kernels
        .kernel("derivative of " + name, descriptor)
        .with(DNNL_ARG_DST, buffers.filled(value))
        .with(DNNL_ARG_DIFF_DST, buffers.filled(from))
        .with(DNNL_ARG_DIFF_SRC, buffers.filled(to));
  }

  /** Copies a value of f. */
  Kernel copy(Tensor from, Tensor to) {
    return kernels.reorder("copy of " + name, buffers.filled(from), buffers.filled(to));
  }
}
