package io.ganqp.trainer.engine.dl4j;

import io.ganqp.trainer.network.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.scalar.LeakyReLU;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An element-wise function. Its slope is told by the output alone, so that it may work in place:
 * both rectifiers keep the sign, and tanh′ = 1 − tanh².
 */
final class ActivationOperation implements Operation {

  private final Layer.Function function;
  private final Ports ports;

  ActivationOperation(Layer.Function function, Ports ports) {
    this.function = function;
    this.ports = ports;
  }

  @Override
  public void forward() {
    switch (function) {
      case RELU -> Nd4j.exec(new RectifiedLinear(ports.x(), ports.y(), 0));
      case LEAKY_RELU -> Nd4j.exec(new LeakyReLU(ports.x(), ports.y(), Layer.LEAK));
      case TANH -> Nd4j.exec(new Tanh(ports.x(), ports.y()));
    }
  }

  @Override
  public void backward() {
    if (ports.dx() == null) {
      return;
    }
    switch (function) {
      case RELU -> derivative("relu_bp", 0);
      case LEAKY_RELU -> derivative("lrelu_bp", Layer.LEAK);
      case TANH -> tanhDerivative();
    }
  }

  private void derivative(String operation, double argument) {
    Nd4j.exec(
        DynamicCustomOp.builder(operation)
            .addInputs(ports.y(), ports.dy())
            .addOutputs(ports.dx())
            .addFloatingPointArguments(argument)
            .build());
  }

  private void tanhDerivative() {
    INDArray slope = ports.scratchLike(ports.y());
    ports.y().muli(ports.y(), slope);
    slope.rsubi(1);
    ports.dy().muli(slope, ports.dx());
  }

  @Override
  public boolean keepsOutput() {
    return true;
  }
}
