package io.ganqp.trainer.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.Samples;
import io.ganqp.trainer.network.Dl4jNetwork;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Networks;
import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.ParameterLayout;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The engine against DL4J's own layers. */
class ReferenceTest {

  private static final int BATCH = 6;

  private final Dl4jEngine engine = new Dl4jEngine();

  @AfterEach
  void close() {
    engine.close();
  }

  static Stream<NetworkDefinition> networks() {
    return Stream.of(
        Networks.generator(32, 16, 6, 24),
        Networks.critic(32, 6, 24),
        Networks.generator(64, 16, 4, 16),
        Networks.critic(64, 4, 16));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void infersWhatDl4jInfers(NetworkDefinition network) {
    float[] parameters = Samples.parameters(network, 1);
    float[] input = Samples.normal(BATCH * network.inputs(), 2);
    Plan plan = engine.compile(network, PlanOptions.inference(BATCH));
    plan.load(parameters);

    INDArray expected =
        Dl4jNetwork.of(network, parameters).output(array(input, BATCH, network.inputs()), false);

    Samples.assertClose(plan.forward(input), flat(expected), 1e-5);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void givesTheGradientsThatDl4jGives(NetworkDefinition network) {
    float[] parameters = Samples.parameters(network, 1);
    float[] input = Samples.normal(BATCH * network.inputs(), 2);
    float[] outputGradient = Samples.normal(BATCH * network.outputs(), 3);
    Plan plan = engine.compile(network, new PlanOptions(BATCH, 1, true, true, true));
    plan.load(parameters);
    float[] parameterGradient = Samples.normal(parameters.length, 4);
    float[] inputGradient = Samples.normal(input.length, 5);

    float[] output = plan.forward(input).clone();
    plan.backward(outputGradient, parameterGradient, inputGradient);

    MultiLayerNetwork dl4j = Dl4jNetwork.of(network, parameters);
    dl4j.setInput(array(input, BATCH, network.inputs()));
    INDArray activations = dl4j.feedForward(true, false).get(dl4j.getnLayers());
    Samples.assertClose(output, flat(activations), 1e-5);
    var gradients =
        dl4j.backpropGradient(
            array(outputGradient, activations.shape()), LayerWorkspaceMgr.noWorkspaces());
    Samples.assertClose(inputGradient, flat(gradients.getSecond()), 1e-5);

    ParameterLayout layout = ParameterLayout.of(network);
    float[] expected = flat(dl4j.getFlattenedGradients());
    double noise = 1e-6 * Samples.norm(expected);
    for (ParameterBlock block : layout.blocks()) {
      float[] ours = Samples.block(parameterGradient, block);
      if (block.kind().trainable()) {
        // A bias before batch norm has no effect: its true gradient is 0, and only noise is seen.
        Samples.assertClose(ours, Samples.block(expected, block), 1e-5, noise);
      } else {
        assertThat(ours).as("%s", block).containsOnly(0f);
      }
    }
  }

  private static INDArray array(float[] values, long... shape) {
    return Nd4j.createFromArray(values).reshape(shape);
  }

  private static float[] flat(INDArray array) {
    return array.dup('c').data().asFloat();
  }
}
