package io.ganqp.trainer.engine.dl4j;

import io.ganqp.trainer.engine.program.LayerTensors;
import io.ganqp.trainer.engine.program.Operation;
import io.ganqp.trainer.network.Layer;
import io.ganqp.trainer.network.ParameterBlock.Kind;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Batch normalisation with the running statistics of the parameters: inference, forward only. */
final class RunningBatchNorm implements Operation {

  private final double epsilon;
  private final INDArray x;
  private final INDArray y;
  private final INDArray scale;
  private final INDArray shift;
  private final INDArray mean;
  private final INDArray variance;
  private final INDArray factor;

  RunningBatchNorm(
      Layer.BatchNorm layer, LayerTensors<INDArray> tensors, Weights weights, Memory memory) {
    this.epsilon = layer.epsilon();
    this.x = Channels.flatten(tensors.x());
    this.y = Channels.flatten(tensors.y());
    this.scale = weights.value(Kind.SCALE);
    this.shift = weights.value(Kind.SHIFT);
    this.mean = weights.value(Kind.MEAN);
    this.variance = weights.value(Kind.VARIANCE);
    this.factor = memory.allocate(layer.channels());
  }

  @Override
  public void forward() {
    variance.addi(epsilon, factor);
    Transforms.sqrt(factor, false);
    scale.divi(factor, factor);
    Channels.subtract(x, mean, y);
    Channels.multiply(y, factor, y);
    Channels.add(y, shift, y);
  }

  @Override
  public void backward() {
    throw new IllegalStateException("batch norm on running statistics has no backward pass");
  }
}
