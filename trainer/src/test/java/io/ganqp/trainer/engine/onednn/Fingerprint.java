package io.ganqp.trainer.engine.onednn;

import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.Samples;
import io.ganqp.trainer.network.Adam;
import io.ganqp.trainer.network.CriticOptions;
import io.ganqp.trainer.network.CriticOptions.Normalisation;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Networks;
import io.ganqp.trainer.network.ParameterLayout;
import java.util.Arrays;

/** Trains both networks for some steps, and prints a hash of what comes out. */
final class Fingerprint {

  private static final int BATCH = 16;
  private static final int STEPS = 5;

  private Fingerprint() {}

  public static void main(String[] arguments) {
    try (Engine engine = OneDnnEngine.open(OneDnnEngine.NAME)) {
      System.out.println(
          "%s: %08x %08x %08x"
              .formatted(
                  engine.device(),
                  fingerprint(engine, Networks.critic(32, 24, 96)),
                  fingerprint(engine, Networks.generator(32, 20, 24, 96)),
                  tangentFingerprint(engine)));
    }
  }

  private static int tangentFingerprint(Engine engine) {
    NetworkDefinition critic =
        Networks.critic(32, 24, 96, CriticOptions.reference().with(Normalisation.NONE));
    Plan plan = engine.compile(critic, PlanOptions.penalised(BATCH));
    float[] parameters = Samples.parameters(critic, 1);
    float[] gradient = new float[parameters.length];
    float[] inputGradient = new float[BATCH * critic.inputs()];
    float[] outputGradient = Samples.normal(BATCH, 100);
    plan.load(parameters);
    plan.forward(Samples.normal(BATCH * critic.inputs(), 1));
    plan.backward(outputGradient, null, inputGradient);
    int scores = Arrays.hashCode(plan.tangent(inputGradient));
    plan.backward(outputGradient, gradient, null);
    return 31 * (31 * scores + Arrays.hashCode(inputGradient)) + Arrays.hashCode(gradient);
  }

  private static int fingerprint(Engine engine, NetworkDefinition network) {
    Plan plan = engine.compile(network, new PlanOptions(BATCH, 2, true, true, true));
    float[] parameters = Samples.parameters(network, 1);
    float[] gradient = new float[parameters.length];
    float[] inputGradient = new float[BATCH * network.inputs()];
    Adam adam = new Adam(ParameterLayout.of(network), new Adam.Rates(1e-3, 0.5, 0.999));
    for (int step = 0; step < STEPS; step++) {
      plan.load(parameters);
      plan.forward(Samples.normal(BATCH * network.inputs(), step));
      float[] outputGradient = Samples.normal(BATCH * network.outputs(), step + 100);
      plan.backward(outputGradient, gradient, inputGradient);
      plan.batchStatistics(1, parameters);
      adam.step(parameters, gradient);
    }
    return 31 * Arrays.hashCode(parameters) + Arrays.hashCode(inputGradient);
  }
}
