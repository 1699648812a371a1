package io.ganqp.trainer.engine.onednn.layer;

import io.ganqp.trainer.engine.onednn.kernel.Kernel;
import io.ganqp.trainer.engine.onednn.layer.BatchNormKernels.Vectors;
import io.ganqp.trainer.engine.onednn.memory.Buffers;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.engine.program.LayerTensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Batch normalisation with the statistics of each group of the batch. */
final class BatchNormOperation implements WeightedOperation {

  private final BatchNormBlocks blocks;
  private final FlatParameters parameters;
  private final ChannelVector scale;
  private final ChannelVector shift;
  private final List<BatchNormGroup> groups = new ArrayList<>();

  /**
   * @param kernels of the layout of one of {@code groups} equal runs of samples
   */
  BatchNormOperation(
      BatchNormBlocks blocks,
      LayerTensors<Tensor> tensors,
      int groups,
      BatchNormKernels kernels,
      FlatParameters parameters,
      Buffers buffers) {
    this.blocks = blocks;
    this.parameters = parameters;
    this.scale = new ChannelVector(tensors.y(), buffers);
    this.shift = new ChannelVector(tensors.y(), buffers);
    for (int i = 0; i < groups; i++) {
      int index = i;
      this.groups.add(group(tensors.map(tensor -> tensor.group(index, groups)), kernels, buffers));
    }
  }

  private BatchNormGroup group(
      LayerTensors<Tensor> tensors, BatchNormKernels kernels, Buffers buffers) {
    Tensor x = tensors.x();
    Tensor y = tensors.y();
    Tensor dy = tensors.dy();
    ChannelVector mean = new ChannelVector(y, buffers);
    ChannelVector variance = new ChannelVector(y, buffers);
    Vectors vectors = new Vectors(scale, shift, mean, variance);
    Kernel forward = kernels.onBatchStatistics(x, vectors, y);
    if (dy == null) {
      return new BatchNormGroup(mean, variance, forward, null, null, null);
    }
    Tensor dx = tensors.dx() == null ? dy : tensors.dx();
    ChannelVector scaleGradient = new ChannelVector(y, buffers);
    ChannelVector shiftGradient = new ChannelVector(y, buffers);
    return new BatchNormGroup(
        mean,
        variance,
        forward,
        kernels.backward(x, vectors, dy, dx, scaleGradient, shiftGradient),
        scaleGradient,
        shiftGradient);
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
