package io.ganqp.trainer.engine.onednn.layer;

import io.ganqp.trainer.engine.onednn.kernel.Kernel;
import io.ganqp.trainer.engine.onednn.layer.BatchNormKernels.Vectors;
import io.ganqp.trainer.engine.onednn.memory.Buffers;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.engine.program.LayerTensors;

/** Batch normalisation with the running statistics in the parameters: forward only. */
final class RunningBatchNorm implements WeightedOperation {

  private final BatchNormBlocks blocks;
  private final ChannelVector scale;
  private final ChannelVector shift;
  private final ChannelVector mean;
  private final ChannelVector variance;
  private final Kernel forward;

  RunningBatchNorm(
      BatchNormBlocks blocks,
      LayerTensors<Tensor> tensors,
      BatchNormKernels kernels,
      Buffers buffers) {
    Tensor y = tensors.y();
    this.blocks = blocks;
    this.scale = new ChannelVector(y, buffers);
    this.shift = new ChannelVector(y, buffers);
    this.mean = new ChannelVector(y, buffers);
    this.variance = new ChannelVector(y, buffers);
    this.forward =
        kernels.onRunningStatistics(tensors.x(), new Vectors(scale, shift, mean, variance), y);
  }

  @Override
  public void load(float[] parameters) {
    scale.load(parameters, blocks.scale());
    shift.load(parameters, blocks.shift());
    mean.load(parameters, blocks.mean());
    variance.load(parameters, blocks.variance());
  }

  @Override
  public void forward() {
    forward.run();
  }

  @Override
  public void backward() {
    throw new IllegalStateException("batch norm on running statistics has no backward pass");
  }
}
