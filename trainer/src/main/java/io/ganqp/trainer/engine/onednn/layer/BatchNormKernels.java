package io.ganqp.trainer.engine.onednn.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_backward;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_global_stats;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_scale;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_shift;

import io.ganqp.trainer.engine.onednn.kernel.Kernel;
import io.ganqp.trainer.engine.onednn.kernel.Kernels;
import io.ganqp.trainer.engine.onednn.memory.Buffers;
import io.ganqp.trainer.engine.onednn.memory.Layout;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.memory;

/** Normalises tensors of one layout, and computes the gradients. */
final class BatchNormKernels {

  private static final int FLAGS = dnnl_use_scale | dnnl_use_shift;

  private final memory.desc data;
  private final float epsilon;
  private final String name;
  private final Buffers buffers;
  private final Kernels kernels;

  /**
   * What is normalised with, besides the tensor.
   *
   * @param mean of each channel
   * @param variance of each channel, biased
   */
  record Vectors(
      ChannelVector scale, ChannelVector shift, ChannelVector mean, ChannelVector variance) {}

  BatchNormKernels(Layout layout, double epsilon, Buffers buffers, Kernels kernels) {
    this.data = kernels.descriptors().filled(layout);
    this.epsilon = (float) epsilon;
    this.name = "batch norm of " + layout.shape();
    this.buffers = buffers;
    this.kernels = kernels;
  }

  /** With the statistics of the samples, which it writes. */
  Kernel onBatchStatistics(Tensor x, Vectors vectors, Tensor y) {
    return forward(describe(dnnl_forward_training, FLAGS), x, vectors, y);
  }

  /** With given statistics. */
  Kernel onRunningStatistics(Tensor x, Vectors vectors, Tensor y) {
    return forward(describe(dnnl_forward_inference, FLAGS | dnnl_use_global_stats), x, vectors, y);
  }

  private Kernel forward(
      batch_normalization_forward.primitive_desc description, Tensor x, Vectors vectors, Tensor y) {
    return withInputs(kernels.kernel(name, description), x, vectors)
        .with(DNNL_ARG_DST, buffers.filled(y));
  }

  /** To input, scale and shift: oneDNN has no fast code for the input alone. */
  Kernel backward(
      Tensor x,
      Vectors vectors,
      Tensor dy,
      Tensor dx,
      ChannelVector scaleGradient,
      ChannelVector shiftGradient) {
    var operation =
        kernels.own(
            new batch_normalization_backward.desc(dnnl_backward, data, data, epsilon, FLAGS));
    var forward = describe(dnnl_forward_training, FLAGS);
    var description =
        kernels.describe(
            (cpu, attributes) ->
                new batch_normalization_backward.primitive_desc(
                    operation, attributes, cpu, forward));
    return withInputs(kernels.kernel("gradient of " + name, description), x, vectors)
        .with(DNNL_ARG_DIFF_DST, buffers.filled(dy))
        .with(DNNL_ARG_DIFF_SRC, buffers.filled(dx))
        .with(DNNL_ARG_DIFF_SCALE, scaleGradient.memory())
        .with(DNNL_ARG_DIFF_SHIFT, shiftGradient.memory());
  }

  private batch_normalization_forward.primitive_desc describe(int kind, int flags) {
    var operation = kernels.own(new batch_normalization_forward.desc(kind, data, epsilon, flags));
    return kernels.describe(
        (cpu, attributes) ->
            new batch_normalization_forward.primitive_desc(operation, attributes, cpu));
  }

  private Kernel withInputs(Kernel kernel, Tensor x, Vectors vectors) {
    return kernel
        .with(DNNL_ARG_SRC, buffers.filled(x))
        .with(DNNL_ARG_MEAN, vectors.mean().memory())
        .with(DNNL_ARG_VARIANCE, vectors.variance().memory())
        .with(DNNL_ARG_SCALE, vectors.scale().memory())
        .with(DNNL_ARG_SHIFT, vectors.shift().memory());
  }
}
