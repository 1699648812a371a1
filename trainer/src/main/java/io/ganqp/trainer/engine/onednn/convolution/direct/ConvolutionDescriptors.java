package io.ganqp.trainer.engine.onednn.convolution.direct;

import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import io.ganqp.trainer.engine.onednn.convolution.ConvolutionGeometry;
import io.ganqp.trainer.engine.onednn.kernel.Kernels;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.memory;

/** What oneDNN is to compute for a convolution between operands of given layouts and types. */
final class ConvolutionDescriptors {

  /**
   * One side of a convolution, or its weights.
   *
   * @param read where a kernel reads it
   * @param written where a kernel writes it
   */
  record Operand(memory.desc read, memory.desc written) {
    static Operand of(memory.desc both) {
      return new Operand(both, both);
    }
  }

  private final ConvolutionGeometry geometry;
  private final Kernels kernels;
  private final Operand image;
  private final Operand weight;
  private final Operand features;
  private final convolution_forward.primitive_desc forward;

  ConvolutionDescriptors(
      ConvolutionGeometry geometry,
      Operand image,
      Operand weight,
      Operand features,
      Kernels kernels) {
    this.geometry = geometry;
    this.kernels = kernels;
    this.image = image;
    this.weight = weight;
    this.features = features;
    var description =
        kernels.own(
            new convolution_forward.desc(
                dnnl_forward_training,
                dnnl_convolution_direct,
                image.read(),
                weight.read(),
                features.written(),
                geometry.strides(),
                geometry.paddingBefore(),
                geometry.paddingAfter()));
    this.forward =
        kernels.describe(
            (cpu, attributes) ->
                new convolution_forward.primitive_desc(description, attributes, cpu));
  }

  /** Images to features. */
  convolution_forward.primitive_desc forward() {
    return forward;
  }

  /** Features to images: the transpose. */
  convolution_backward_data.primitive_desc backwardData() {
    var description =
        kernels.own(
            new convolution_backward_data.desc(
                dnnl_convolution_direct,
                image.written(),
                weight.read(),
                features.read(),
                geometry.strides(),
                geometry.paddingBefore(),
                geometry.paddingAfter()));
    return kernels.describe(
        (cpu, attributes) ->
            new convolution_backward_data.primitive_desc(description, attributes, cpu, forward));
  }

  /** Images and features to weights. */
  convolution_backward_weights.primitive_desc backwardWeights() {
    var description =
        kernels.own(
            new convolution_backward_weights.desc(
                dnnl_convolution_direct,
                image.read(),
                weight.written(),
                features.read(),
                geometry.strides(),
                geometry.paddingBefore(),
                geometry.paddingAfter()));
    return kernels.describe(
        (cpu, attributes) ->
            new convolution_backward_weights.primitive_desc(description, attributes, cpu, forward));
  }
}
