package io.ganqp.trainer.engine.onednn.layer;

import io.ganqp.trainer.engine.onednn.kernel.Kernel;
import io.ganqp.trainer.engine.onednn.kernel.Workspace;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.engine.program.Operation;
import io.ganqp.trainer.engine.program.Ports;
import org.bytedeco.dnnl.memory;

/** Flat features to an image in blocks of channels, or back: the same elements, moved. */
final class Relayout implements Operation {

  private final Kernel forward;
  private final Kernel backward;

  private Relayout(Kernel forward, Kernel backward) {
    this.forward = forward;
    this.backward = backward;
  }

  static Relayout toImage(Ports<Tensor> ports, Workspace workspace) {
    return new Relayout(
        unfold(ports.x(), ports.y(), workspace),
        ports.dx() == null ? null : fold(ports.dy(), ports.dx(), workspace));
  }

  static Relayout toFeatures(Ports<Tensor> ports, Workspace workspace) {
    return new Relayout(
        fold(ports.x(), ports.y(), workspace),
        ports.dx() == null ? null : unfold(ports.dy(), ports.dx(), workspace));
  }

  private static Kernel unfold(Tensor features, Tensor image, Workspace workspace) {
    return workspace.reorder(
        "features to image " + image.shape(),
        asImage(features, image, workspace),
        workspace.unfilled(image));
  }

  private static Kernel fold(Tensor image, Tensor features, Workspace workspace) {
    return workspace.reorder(
        "image " + image.shape() + " to features",
        workspace.unfilled(image),
        asImage(features, image, workspace));
  }

  /** Rows of features, seen as CHW. */
  private static memory asImage(Tensor features, Tensor image, Workspace workspace) {
    int size = image.shape().size();
    long[] dimensions = {image.batch(), image.shape().channels(), size, size};
    long[] strides = {features.channels(), image.shape().plane(), size, 1};
    return workspace.memory(workspace.strided(dimensions, strides), features.data());
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
