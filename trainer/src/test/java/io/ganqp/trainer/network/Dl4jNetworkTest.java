package io.ganqp.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.trainer.network.ParameterBlock.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class Dl4jNetworkTest {

  private static final Map<Kind, String> DL4J_KEYS =
      Map.of(
          Kind.WEIGHT, "W",
          Kind.BIAS, "b",
          Kind.SCALE, "gamma",
          Kind.SHIFT, "beta",
          Kind.MEAN, "mean",
          Kind.VARIANCE, "var");

  static Stream<NetworkDefinition> networks() {
    return Stream.of(32, 64, 128)
        .flatMap(r -> Stream.of(Networks.generator(r, 8, 3, 10), Networks.critic(r, 3, 10)));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void laysOutEveryBlockAsDl4jDoes(NetworkDefinition network) {
    ParameterLayout layout = ParameterLayout.of(network);
    float[] parameters = new float[layout.size()];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = i;
    }
    MultiLayerNetwork dl4j = Dl4jNetwork.of(network, parameters);

    assertThat(dl4j.params().toFloatVector()).isEqualTo(parameters);
    assertThat(dl4j.paramTable()).hasSameSizeAs(layout.blocks());
    for (ParameterBlock block : layout.blocks()) {
      INDArray table =
          dl4j.getParam(dl4jLayer(network, block.layer()) + "_" + DL4J_KEYS.get(block.kind()));
      assertThat(rowMajor(network, block, table))
          .as("%s", block)
          .isEqualTo(Arrays.copyOfRange(parameters, block.offset(), block.end()));
    }
  }

  /** Index among DL4J's layers: reshapes are preprocessors there. */
  private static long dl4jLayer(NetworkDefinition network, int layer) {
    return network.layers().subList(0, layer).stream()
        .filter(l -> !(l instanceof Layer.ToImage) && !(l instanceof Layer.ToFeatures))
        .count();
  }

  private static float[] rowMajor(
      NetworkDefinition network, ParameterBlock block, INDArray dl4jParameter) {
    boolean dense = network.layers().get(block.layer()) instanceof Layer.Dense;
    INDArray array = dl4jParameter;
    if (dense && block.kind() == Kind.WEIGHT) {
      array = array.transpose();
    }
    List<Integer> shape = block.shape();
    if (shape.size() > 1) {
      assertThat(array.shape())
          .containsExactly(shape.stream().mapToLong(Integer::longValue).toArray());
    }
    return array.dup('c').data().asFloat();
  }

  @Test
  void storesVariancesAsSuchAndTheEpsilonOfKeras() {
    var configuration = Dl4jNetwork.configuration(Networks.generator(32, 8, 4, 16));
    BatchNormalization batchNorm = (BatchNormalization) configuration.getConf(1).getLayer();
    assertThat(batchNorm.isUseLogStd()).isFalse();
    assertThat(batchNorm.getEps()).isEqualTo(1e-3);
    assertThat(batchNorm.getDecay()).isEqualTo(0.99);
  }

  @Test
  void refusesParametersOfAnotherNetwork() {
    NetworkDefinition critic = Networks.critic(32, 4, 16);
    assertThatThrownBy(() -> Dl4jNetwork.of(critic, new float[7]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the critic has")
        .hasMessageContaining("not 7");
  }
}
