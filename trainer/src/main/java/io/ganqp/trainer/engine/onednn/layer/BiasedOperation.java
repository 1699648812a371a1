package io.ganqp.trainer.engine.onednn.layer;

import io.ganqp.trainer.engine.program.Operation;

/** A layer's products and its bias. */
record BiasedOperation(Operation products, Bias bias) implements Operation {

  @Override
  public void forward() {
    products.forward();
    bias.forward();
  }

  @Override
  public void tangent() {
    products.tangent();
    bias.tangent();
  }

  @Override
  public void backward() {
    bias.backward();
    products.backward();
  }

  @Override
  public void parameterGradient() {
    products.parameterGradient();
    bias.parameterGradient();
  }

  @Override
  public boolean keepsOutput() {
    return products.keepsOutput();
  }
}
