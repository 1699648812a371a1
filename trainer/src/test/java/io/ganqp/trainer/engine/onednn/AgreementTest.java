package io.ganqp.trainer.engine.onednn;

import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.dl4j.Dl4jEngine;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Networks;
import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.ParameterLayout;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine against the DL4J engine, value for value. */
class AgreementTest {

  private static final double TOLERANCE = 1e-5;

  private final OneDnnEngine engine = OneDnnEngine.open();
  private final Dl4jEngine reference = new Dl4jEngine();

  @AfterEach
  void close() {
    engine.close();
    reference.close();
  }

  static Stream<NetworkDefinition> networks() {
    return Stream.of(Networks.generator(32, 16, 16, 64), Networks.critic(32, 16, 64));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void givesTheGradientsOfTheDl4jEngine(NetworkDefinition network) {
    PlanOptions options = new PlanOptions(6, 1, true, true, true);
    float[] parameters = Samples.parameters(network, 1);
    float[] input = Samples.normal(6 * network.inputs(), 2);
    float[] outputGradient = Samples.normal(6 * network.outputs(), 3);
    Plan actual = engine.compile(network, options);
    Plan expected = reference.compile(network, options);
    actual.load(parameters);
    expected.load(parameters);
    Samples.assertClose(actual.forward(input), expected.forward(input), TOLERANCE);
    float[] p1 = new float[parameters.length];
    float[] p2 = new float[parameters.length];
    float[] x1 = new float[input.length];
    float[] x2 = new float[input.length];
    actual.backward(outputGradient, p1, x1);
    expected.backward(outputGradient, p2, x2);
    Samples.assertClose(x1, x2, TOLERANCE);
    double noise = 1e-6 * Samples.norm(p2);
    for (ParameterBlock block : ParameterLayout.of(network).blocks()) {
      System.out.println(block);
      Samples.assertClose(Samples.block(p1, block), Samples.block(p2, block), TOLERANCE, noise);
    }
  }
}
