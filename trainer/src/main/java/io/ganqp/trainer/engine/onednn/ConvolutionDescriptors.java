package io.ganqp.trainer.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.memory;

/** What oneDNN is to compute for a convolution between two layouts, in weights as it likes them. */
final class ConvolutionDescriptors {

  private final ConvolutionGeometry geometry;
  private final Workspace workspace;
  private final memory.desc image;
  private final memory.desc features;
  private final memory.desc weight;
  private final convolution_forward.primitive_desc forward;

  ConvolutionDescriptors(
      ConvolutionGeometry geometry, Layout image, Layout features, Workspace workspace) {
    this.geometry = geometry;
    this.workspace = workspace;
    this.image = workspace.filled(image);
    this.features = workspace.filled(features);
    this.weight =
        workspace.any(features.channels(), image.channels(), geometry.kernel(), geometry.kernel());
    var description =
        workspace.own(
            new convolution_forward.desc(
                dnnl_forward_training,
                dnnl_convolution_direct,
                this.image,
                weight,
                this.features,
                geometry.strides(),
                geometry.paddingBefore(),
                geometry.paddingAfter()));
    this.forward =
        workspace.own(
            new convolution_forward.primitive_desc(
                description, workspace.attributes(), workspace.engine()));
  }

  /** Images to features. */
  convolution_forward.primitive_desc forward() {
    return forward;
  }

  /** Features to images: the transpose. */
  convolution_backward_data.primitive_desc backwardData() {
    var description =
        workspace.own(
            new convolution_backward_data.desc(
                dnnl_convolution_direct,
                image,
                weight,
                features,
                geometry.strides(),
                geometry.paddingBefore(),
                geometry.paddingAfter()));
    return workspace.own(
        new convolution_backward_data.primitive_desc(
            description, workspace.attributes(), workspace.engine(), forward));
  }

  /** Images and features to weights. */
  convolution_backward_weights.primitive_desc backwardWeights() {
    var description =
        workspace.own(
            new convolution_backward_weights.desc(
                dnnl_convolution_direct,
                image,
                weight,
                features,
                geometry.strides(),
                geometry.paddingBefore(),
                geometry.paddingAfter()));
    return workspace.own(
        new convolution_backward_weights.primitive_desc(
            description, workspace.attributes(), workspace.engine(), forward));
  }
}
