package io.ganqp.trainer.engine.onednn;

import io.ganqp.trainer.network.Layer;

/** Whether the gradient of a layer's input may lie where that of its output did. */
final class GradientInPlace implements Layer.Visitor<Boolean> {

  @Override
  public Boolean visit(Layer.Dense layer) {
    return false;
  }

  @Override
  public Boolean visit(Layer.Convolution layer) {
    return false;
  }

  @Override
  public Boolean visit(Layer.TransposedConvolution layer) {
    return false;
  }

  @Override
  public Boolean visit(Layer.BatchNorm layer) {
    return true;
  }

  @Override
  public Boolean visit(Layer.ToImage layer) {
    return false;
  }

  @Override
  public Boolean visit(Layer.ToFeatures layer) {
    return false;
  }

  @Override
  public Boolean visit(Layer.Activation layer) {
    return true;
  }
}
