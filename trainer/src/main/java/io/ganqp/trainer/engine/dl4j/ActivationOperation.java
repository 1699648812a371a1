package io.ganqp.trainer.engine.dl4j;

import io.ganqp.trainer.engine.program.LayerTensors;
import io.ganqp.trainer.engine.program.Operation;
import io.ganqp.trainer.network.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.scalar.LeakyReLU;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An element-wise function. Its slope is told by the output alone, so that it may work in place:
 * both rectifiers keep the sign, and tanh′ = 1 − tanh². Where a tangent pass will overwrite the
 * output, a copy tells the slope.
 */
final class ActivationOperation implements Operation {

  private final Layer.Function function;
  private final LayerTensors<INDArray> tensors;

  /** Values of the last forward pass: the output, or a copy of it. */
  private final INDArray values;

  private final Scratch scratch;

  /**
   * @param values of the shape of the output, or the output itself where there is no tangent pass
   */
  ActivationOperation(
      Layer.Function function, LayerTensors<INDArray> tensors, INDArray values, Scratch scratch) {
    this.function = function;
    this.tensors = tensors;
    this.values = values;
    this.scratch = scratch;
  }

  @Override
  public void forward() {
    switch (function) {
      case RELU -> Nd4j.exec(new RectifiedLinear(tensors.x(), tensors.y(), 0));
      case LEAKY_RELU -> Nd4j.exec(new LeakyReLU(tensors.x(), tensors.y(), Layer.LEAK));
      case TANH -> Nd4j.exec(new Tanh(tensors.x(), tensors.y()));
    }
    if (!keepsOutput()) {
      // At 0 a rectifier has the slope of the side below it, as in PyTorch and oneDNN; libnd4j has
      // the other. Where an image is empty, zeros are many.
      tensors.y().sub(Float.MIN_NORMAL, values);
    }
  }

  @Override
  public void tangent() {
    multiplyBySlope(tensors.x(), tensors.y());
  }

  @Override
  public void backward() {
    if (tensors.dx() == null) {
      return;
    }
    multiplyBySlope(tensors.dy(), tensors.dx());
  }

  private void multiplyBySlope(INDArray from, INDArray to) {
    switch (function) {
      case RELU -> multiplyBySlope("relu_bp", 0, from, to);
      case LEAKY_RELU -> multiplyBySlope("lrelu_bp", Layer.LEAK, from, to);
      case TANH -> multiplyBySlopeOfTanh(from, to);
    }
  }

  private void multiplyBySlope(String operation, double argument, INDArray from, INDArray to) {
    Nd4j.exec(
        DynamicCustomOp.builder(operation)
            .addInputs(values, from)
            .addOutputs(to)
            .addFloatingPointArguments(argument)
            .build());
  }

  private void multiplyBySlopeOfTanh(INDArray from, INDArray to) {
    INDArray slope = scratch.like(values);
    values.muli(values, slope);
    slope.rsubi(1);
    from.muli(slope, to);
  }

  @Override
  public boolean keepsOutput() {
    return values == tensors.y();
  }
}
