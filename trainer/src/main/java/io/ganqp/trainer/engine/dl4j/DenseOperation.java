package io.ganqp.trainer.engine.dl4j;

import io.ganqp.trainer.engine.program.LayerTensors;
import io.ganqp.trainer.engine.program.Operation;
import io.ganqp.trainer.network.Layer;
import io.ganqp.trainer.network.ParameterBlock.Kind;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** y = x Wᵀ + b over [N, features], W being [out, in]. */
final class DenseOperation implements Operation {

  private final LayerTensors<INDArray> tensors;
  private final INDArray weight;
  private final INDArray weightGradient;
  private final ChannelBias bias;

  DenseOperation(
      Layer.Dense layer, LayerTensors<INDArray> tensors, Weights weights, Memory memory) {
    this.tensors = tensors;
    this.weight = weights.value(Kind.WEIGHT);
    this.weightGradient = weights.gradient(Kind.WEIGHT);
    this.bias = layer.bias() ? new ChannelBias(tensors, weights, memory) : null;
  }

  @Override
  public void forward() {
    multiply(tensors.x(), false, weight, true, tensors.y());
    if (bias != null) {
      bias.forward();
    }
  }

  @Override
  public void tangent() {
    multiply(tensors.x(), false, weight, true, tensors.y());
    if (bias != null) {
      bias.tangent();
    }
  }

  @Override
  public void backward() {
    if (weightGradient != null) {
      multiply(tensors.dy(), true, tensors.x(), false, weightGradient);
    }
    if (bias != null) {
      bias.backward();
    }
    if (tensors.dx() != null) {
      multiply(tensors.dy(), false, weight, false, tensors.dx());
    }
  }

  private static void multiply(
      INDArray a, boolean transposeA, INDArray b, boolean transposeB, INDArray result) {
    Nd4j.exec(
        DynamicCustomOp.builder("matmul")
            .addInputs(a, b)
            .addOutputs(result)
            .addIntegerArguments(transposeA ? 1 : 0, transposeB ? 1 : 0, 0)
            .build());
  }
}
