package io.ganqp.trainer.engine.onednn.layer;

import io.ganqp.trainer.engine.onednn.kernel.Kernel;
import io.ganqp.trainer.engine.onednn.kernel.Kernels;
import io.ganqp.trainer.engine.onednn.memory.Buffers;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.engine.program.LayerTensors;
import io.ganqp.trainer.engine.program.Operation;
import org.bytedeco.dnnl.memory;

/** Flat features to an image in blocks of channels, or back: the same elements, moved. */
final class Relayout implements Operation {

  private final Kernel forward;
  private final Kernel backward;

  private Relayout(Kernel forward, Kernel backward) {
    this.forward = forward;
    this.backward = backward;
  }

  static Relayout toImage(LayerTensors<Tensor> tensors, Buffers buffers, Kernels kernels) {
    return new Relayout(
        unfold(tensors.x(), tensors.y(), buffers, kernels),
        tensors.dx() == null ? null : fold(tensors.dy(), tensors.dx(), buffers, kernels));
  }

  static Relayout toFeatures(LayerTensors<Tensor> tensors, Buffers buffers, Kernels kernels) {
    return new Relayout(
        fold(tensors.x(), tensors.y(), buffers, kernels),
        tensors.dx() == null ? null : unfold(tensors.dy(), tensors.dx(), buffers, kernels));
  }

  private static Kernel unfold(Tensor features, Tensor image, Buffers buffers, Kernels kernels) {
    return kernels.reorder(
        "features to image " + image.shape(),
        asImage(features, image, buffers),
        buffers.unfilled(image));
  }

  private static Kernel fold(Tensor image, Tensor features, Buffers buffers, Kernels kernels) {
    return kernels.reorder(
        "image " + image.shape() + " to features",
        buffers.unfilled(image),
        asImage(features, image, buffers));
  }

  /** Rows of features, seen as CHW. */
  private static memory asImage(Tensor features, Tensor image, Buffers buffers) {
    int size = image.shape().size();
    long[] dimensions = {image.batch(), image.shape().channels(), size, size};
    long[] strides = {features.channels(), image.shape().plane(), size, 1};
    return buffers.strided(features, 0, dimensions, strides);
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
}
