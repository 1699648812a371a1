package io.ganqp.trainer.network;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The same network as a DL4J {@link MultiLayerNetwork} of stock layers, whose {@code params()} is
 * the flat vector of {@link ParameterLayout}. It has no output layer: what it is trained for is not
 * the network's business.
 */
public final class Dl4jNetwork {

  // Only used when someone trains the stored network further with DL4J itself: the value of Keras.
  private static final double BATCH_NORM_DECAY = 0.99;

  private Dl4jNetwork() {}

  /**
   * The DL4J network with the values of {@code parameters}.
   *
   * @throws IllegalArgumentException if there are not as many parameters as the network has
   */
  public static MultiLayerNetwork of(NetworkDefinition network, float[] parameters) {
    int size = ParameterLayout.of(network).size();
    if (parameters.length != size) {
      throw new IllegalArgumentException(
          "the " + network.name() + " has " + size + " parameters, not " + parameters.length);
    }
    MultiLayerNetwork dl4j = new MultiLayerNetwork(configuration(network));
    dl4j.init(Nd4j.createFromArray(parameters), false);
    return dl4j;
  }

  /** The DL4J configuration of {@code network}, in single precision. */
  public static MultiLayerConfiguration configuration(NetworkDefinition network) {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.FLOAT)
            .activation(Activation.IDENTITY)
            .miniBatch(false)
            .seed(0)
            .list();
    int index = 0;
    for (Layer layer : network.layers()) {
      if (layer instanceof Layer.ToImage t) {
        list.inputPreProcessor(
            index, new FeedForwardToCnnPreProcessor(t.size(), t.size(), t.channels()));
      } else if (layer instanceof Layer.ToFeatures t) {
        list.inputPreProcessor(
            index, new CnnToFeedForwardPreProcessor(t.size(), t.size(), t.channels()));
      } else {
        list.layer(index++, layer(layer));
      }
    }
    MultiLayerConfiguration configuration = list.build();
    configuration.getConfs().forEach(Dl4jNetwork::nameParameters);
    return configuration;
  }

  /**
   * DL4J does it when it makes the arrays, and its JSON reader takes a batch norm without a
   * parameter "var" for one that stores log10(σ).
   */
  private static void nameParameters(NeuralNetConfiguration configuration) {
    var layer = configuration.getLayer();
    layer.initializer().paramKeys(layer).forEach(configuration::addVariable);
  }

  private static org.deeplearning4j.nn.conf.layers.Layer layer(Layer layer) {
    if (layer instanceof Layer.Dense d) {
      return new DenseLayer.Builder().nIn(d.inputs()).nOut(d.outputs()).hasBias(d.bias()).build();
    } else if (layer instanceof Layer.Convolution c) {
      return new ConvolutionLayer.Builder(c.kernel(), c.kernel())
          .stride(c.stride(), c.stride())
          .convolutionMode(ConvolutionMode.Same)
          .nIn(c.inputs())
          .nOut(c.outputs())
          .hasBias(c.bias())
          .build();
    } else if (layer instanceof Layer.TransposedConvolution c) {
      return new Deconvolution2D.Builder(c.kernel(), c.kernel())
          .stride(c.stride(), c.stride())
          .convolutionMode(ConvolutionMode.Same)
          .nIn(c.inputs())
          .nOut(c.outputs())
          .hasBias(c.bias())
          .build();
    } else if (layer instanceof Layer.BatchNorm b) {
      return new BatchNormalization.Builder()
          .decay(BATCH_NORM_DECAY)
          .nIn(b.channels())
          .nOut(b.channels())
          .eps(b.epsilon())
          .useLogStd(false)
          .build();
    } else if (layer instanceof Layer.Activation a) {
      return new ActivationLayer.Builder().activation(activation(a.function())).build();
    }
    throw new IllegalArgumentException("DL4J has no layer of its own for " + layer);
  }

  private static IActivation activation(Layer.Function function) {
    return switch (function) {
      case RELU -> new ActivationReLU();
      case LEAKY_RELU -> new ActivationLReLU(Layer.LEAK);
      case TANH -> new ActivationTanH();
    };
  }
}
