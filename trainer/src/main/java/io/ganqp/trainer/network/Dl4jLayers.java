package io.ganqp.trainer.network;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** Appends the layers that it visits to a DL4J configuration; reshapes are preprocessors there. */
final class Dl4jLayers implements Layer.Visitor<Void> {

  // Only used when someone trains the stored network further with DL4J itself: the value of Keras.
  private static final double BATCH_NORM_DECAY = 0.99;

  private final ListBuilder list;
  private int index;

  Dl4jLayers(ListBuilder list) {
    this.list = list;
  }

  @Override
  public Void visit(Layer.Dense dense) {
    return append(
        new DenseLayer.Builder()
            .nIn(dense.inputs())
            .nOut(dense.outputs())
            .hasBias(dense.bias())
            .build());
  }

  @Override
  public Void visit(Layer.Convolution c) {
    return append(
        new ConvolutionLayer.Builder(c.kernel(), c.kernel())
            .stride(c.stride(), c.stride())
            .convolutionMode(ConvolutionMode.Same)
            .nIn(c.inputs())
            .nOut(c.outputs())
            .hasBias(c.bias())
            .build());
  }

  @Override
  public Void visit(Layer.TransposedConvolution c) {
    return append(
        new Deconvolution2D.Builder(c.kernel(), c.kernel())
            .stride(c.stride(), c.stride())
            .convolutionMode(ConvolutionMode.Same)
            .nIn(c.inputs())
            .nOut(c.outputs())
            .hasBias(c.bias())
            .build());
  }

  @Override
  public Void visit(Layer.BatchNorm norm) {
    return append(
        new BatchNormalization.Builder()
            .decay(BATCH_NORM_DECAY)
            .nIn(norm.channels())
            .nOut(norm.channels())
            .eps(norm.epsilon())
            .useLogStd(false)
            .build());
  }

  @Override
  public Void visit(Layer.ToImage image) {
    list.inputPreProcessor(
        index, new FeedForwardToCnnPreProcessor(image.size(), image.size(), image.channels()));
    return null;
  }

  @Override
  public Void visit(Layer.ToFeatures image) {
    list.inputPreProcessor(
        index, new CnnToFeedForwardPreProcessor(image.size(), image.size(), image.channels()));
    return null;
  }

  @Override
  public Void visit(Layer.Activation activation) {
    return append(
        new ActivationLayer.Builder().activation(function(activation.function())).build());
  }

  private static IActivation function(Layer.Function function) {
    return switch (function) {
      case RELU -> new ActivationReLU();
      case LEAKY_RELU -> new ActivationLReLU(Layer.LEAK);
      case TANH -> new ActivationTanH();
    };
  }

  private Void append(org.deeplearning4j.nn.conf.layers.Layer layer) {
    list.layer(index++, layer);
    return null;
  }
}
