package io.ganqp.trainer.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.memory;

/**
 * The three kernels of a convolution from images to (smaller) features with SAME padding. A
 * transposed convolution is made of the same three, the other way round: it goes from features to
 * images by the kernel that carries a convolution's gradient to its input.
 */
final class ConvolutionKernels {

  private final Workspace workspace;
  private final ConvolutionWeight weight;
  private final String name;
  private final memory.desc image;
  private final memory.desc features;
  private final memory.desc anyWeight;
  private final long[] strides;
  private final long[] paddingBefore;
  private final long[] paddingAfter;
  private final convolution_forward.primitive_desc forward;

  /**
   * @param image larger side, for its size and channels
   * @param features smaller side, for its size and channels
   */
  ConvolutionKernels(
      Tensor image,
      Tensor features,
      int kernel,
      int stride,
      ConvolutionWeight weight,
      Workspace workspace) {
    this.workspace = workspace;
    this.weight = weight;
    this.name = "convolution " + image.shape() + "→" + features.shape();
    this.image = workspace.blocked(image);
    this.features = workspace.blocked(features);
    this.anyWeight = workspace.any(features.channels(), image.channels(), kernel, kernel);
    int covered = (features.shape().size() - 1) * stride + kernel;
    int padding = Math.max(0, covered - image.shape().size());
    strides = new long[] {stride, stride};
    paddingBefore = new long[] {padding / 2, padding / 2};
    paddingAfter = new long[] {padding - padding / 2, padding - padding / 2};
    var description =
        workspace.own(
            new convolution_forward.desc(
                dnnl_forward_training,
                dnnl_convolution_direct,
                this.image,
                anyWeight,
                this.features,
                strides,
                paddingBefore,
                paddingAfter));
    forward =
        workspace.own(
            new convolution_forward.primitive_desc(
                description, workspace.attributes(), workspace.engine()));
  }

  /** Images to features. */
  Kernel toFeatures(Tensor from, Tensor to) {
    return workspace
        .kernel(name, forward)
        .with(DNNL_ARG_SRC, workspace.memory(from))
        .with(DNNL_ARG_WEIGHTS, weight.packed(workspace.own(forward.weights_desc())))
        .with(DNNL_ARG_DST, workspace.memory(to));
  }

  /** Features to images: the transpose of {@link #toFeatures}. */
  Kernel toImage(Tensor from, Tensor to) {
    var description =
        workspace.own(
            new convolution_backward_data.desc(
                dnnl_convolution_direct,
                image,
                anyWeight,
                features,
                strides,
                paddingBefore,
                paddingAfter));
    var descriptor =
        workspace.own(
            new convolution_backward_data.primitive_desc(
                description, workspace.attributes(), workspace.engine(), forward));
    return workspace
        .kernel("transpose of " + name, descriptor)
        .with(DNNL_ARG_DIFF_DST, workspace.memory(from))
        .with(DNNL_ARG_WEIGHTS, weight.packed(workspace.own(descriptor.weights_desc())))
        .with(DNNL_ARG_DIFF_SRC, workspace.memory(to));
  }

  /** Gradient of the weights from both sides, one of which is a gradient itself. */
  WeightGradient weightGradient(Tensor imageSide, Tensor featureSide) {
    var description =
        workspace.own(
            new convolution_backward_weights.desc(
                dnnl_convolution_direct,
                image,
                anyWeight,
                features,
                strides,
                paddingBefore,
                paddingAfter));
    var descriptor =
        workspace.own(
            new convolution_backward_weights.primitive_desc(
                description, workspace.attributes(), workspace.engine(), forward));
    memory.desc layout = workspace.own(descriptor.diff_weights_desc());
    Kernel kernel =
        workspace
            .kernel("weight gradient of " + name, descriptor)
            .with(DNNL_ARG_SRC, workspace.memory(imageSide))
            .with(DNNL_ARG_DIFF_DST, workspace.memory(featureSide))
            .with(DNNL_ARG_DIFF_WEIGHTS, workspace.packedGradient().memory(layout));
    return new WeightGradient(kernel, weight.unpackingOfGradient(layout), weight);
  }

  /** Computes a gradient and puts it where it belongs. */
  record WeightGradient(Kernel kernel, Kernel unpacking, ConvolutionWeight weight) {

    void run(float[] parameterGradient) {
      kernel.run();
      unpacking.run();
      weight.store(parameterGradient);
    }
  }
}
