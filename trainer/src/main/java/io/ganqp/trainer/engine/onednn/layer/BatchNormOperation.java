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

import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.onednn.kernel.Kernel;
import io.ganqp.trainer.engine.onednn.kernel.Workspace;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.engine.program.Ports;
import io.ganqp.trainer.network.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;

/** Batch normalisation with the statistics of each group of the batch. */
final class BatchNormOperation implements WeightedOperation {

  private final BatchNormBlocks blocks;
  private final FlatParameters parameters;
  private final ChannelVector scale;
  private final ChannelVector shift;
  private final List<BatchNormGroup> groups = new ArrayList<>();

  BatchNormOperation(
      Layer.BatchNorm layer,
      BatchNormBlocks blocks,
      Ports<Tensor> ports,
      PlanOptions options,
      FlatParameters parameters,
      Workspace workspace) {
    this.blocks = blocks;
    this.parameters = parameters;
    this.scale = new ChannelVector(ports.y(), workspace);
    this.shift = new ChannelVector(ports.y(), workspace);
    var descriptors =
        new BatchNormDescriptors(
            ports.y().layout().group(options.groups()), layer.epsilon(), workspace);
    var forward = descriptors.onBatchStatistics();
    var backward = ports.dy() == null ? null : descriptors.backward(forward);
    for (int i = 0; i < options.groups(); i++) {
      int index = i;
      groups.add(
          group(
              ports.map(tensor -> tensor.group(index, options.groups())),
              forward,
              backward,
              workspace));
    }
  }

  private BatchNormGroup group(
      Ports<Tensor> ports,
      batch_normalization_forward.primitive_desc forward,
      batch_normalization_backward.primitive_desc backward,
      Workspace workspace) {
    ChannelVector mean = new ChannelVector(ports.y(), workspace);
    ChannelVector variance = new ChannelVector(ports.y(), workspace);
    Kernel forwardKernel =
        workspace
            .kernel("batch norm of " + ports.y().shape(), forward)
            .with(DNNL_ARG_SRC, workspace.memory(ports.x()))
            .with(DNNL_ARG_MEAN, mean.memory())
            .with(DNNL_ARG_VARIANCE, variance.memory())
            .with(DNNL_ARG_SCALE, scale.memory())
            .with(DNNL_ARG_SHIFT, shift.memory())
            .with(DNNL_ARG_DST, workspace.memory(ports.y()));
    if (backward == null) {
      return new BatchNormGroup(mean, variance, forwardKernel, null, null, null);
    }
    Tensor dx = ports.dx() == null ? ports.dy() : ports.dx();
    ChannelVector scaleGradient = new ChannelVector(ports.y(), workspace);
    ChannelVector shiftGradient = new ChannelVector(ports.y(), workspace);
    Kernel backwardKernel =
        workspace
            .kernel("gradient of batch norm of " + ports.y().shape(), backward)
            .with(DNNL_ARG_SRC, workspace.memory(ports.x()))
            .with(DNNL_ARG_MEAN, mean.memory())
            .with(DNNL_ARG_VARIANCE, variance.memory())
            .with(DNNL_ARG_SCALE, scale.memory())
            .with(DNNL_ARG_SHIFT, shift.memory())
            .with(DNNL_ARG_DIFF_DST, workspace.memory(ports.dy()))
            .with(DNNL_ARG_DIFF_SRC, workspace.memory(dx))
            .with(DNNL_ARG_DIFF_SCALE, scaleGradient.memory())
            .with(DNNL_ARG_DIFF_SHIFT, shiftGradient.memory());
    return new BatchNormGroup(
        mean, variance, forwardKernel, backwardKernel, scaleGradient, shiftGradient);
  }

  @Override
  public void load(float[] flat) {
    scale.load(flat, blocks.scale());
    shift.load(flat, blocks.shift());
  }

  @Override
  public void forward() {
    groups.forEach(group -> group.forward().run());
  }

  @Override
  public void backward() {
    groups.forEach(BatchNormGroup::runBackward);
    if (parameters.collects()) {
      float[] gradient = parameters.gradient();
      Arrays.fill(gradient, blocks.scale().offset(), blocks.variance().end(), 0);
      for (BatchNormGroup group : groups) {
        group.scaleGradient().add(gradient, blocks.scale());
        group.shiftGradient().add(gradient, blocks.shift());
      }
    }
  }

  /** Writes what the last forward pass saw in {@code group} to its blocks. */
  void statistics(int group, float[] flat) {
    groups.get(group).mean().store(flat, blocks.mean());
    groups.get(group).variance().store(flat, blocks.variance());
  }
}
