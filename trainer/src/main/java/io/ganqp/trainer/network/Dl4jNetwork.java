package io.ganqp.trainer.network;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The same network as a DL4J {@link MultiLayerNetwork} of stock layers, whose {@code params()} is
 * the flat vector of {@link ParameterLayout}. It has no output layer: what it is trained for is not
 * the network's business.
 */
public final class Dl4jNetwork {

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
    Dl4jLayers layers = new Dl4jLayers(list);
    network.layers().forEach(layer -> layer.accept(layers));
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
}
