package io.ganqp.trainer.engine.onednn.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;

import io.ganqp.trainer.engine.onednn.kernel.Kernel;
import io.ganqp.trainer.engine.onednn.kernel.Workspace;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.engine.program.Ports;
import io.ganqp.trainer.network.Layer;

/** Batch normalisation with the running statistics in the parameters: forward only. */
final class RunningBatchNorm implements WeightedOperation {

  private final BatchNormBlocks blocks;
  private final ChannelVector scale;
  private final ChannelVector shift;
  private final ChannelVector mean;
  private final ChannelVector variance;
  private final Kernel forward;

  RunningBatchNorm(
      Layer.BatchNorm layer, BatchNormBlocks blocks, Ports<Tensor> ports, Workspace workspace) {
    this.blocks = blocks;
    this.scale = new ChannelVector(ports.y(), workspace);
    this.shift = new ChannelVector(ports.y(), workspace);
    this.mean = new ChannelVector(ports.y(), workspace);
    this.variance = new ChannelVector(ports.y(), workspace);
    var descriptor =
        new BatchNormDescriptors(ports.y().layout(), layer.epsilon(), workspace)
            .onRunningStatistics();
    forward =
        workspace
            .kernel("batch norm of " + ports.y().shape(), descriptor)
            .with(DNNL_ARG_SRC, workspace.memory(ports.x()))
            .with(DNNL_ARG_MEAN, mean.memory())
            .with(DNNL_ARG_VARIANCE, variance.memory())
            .with(DNNL_ARG_SCALE, scale.memory())
            .with(DNNL_ARG_SHIFT, shift.memory())
            .with(DNNL_ARG_DST, workspace.memory(ports.y()));
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
