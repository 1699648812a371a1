package io.ganqp.trainer.engine.onednn;

import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.Samples;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Networks;
import org.bytedeco.javacpp.Pointer;

/** Opens, uses and closes a hundred engines, and prints by how many bytes the process grew. */
final class OpenAndClose {

  private static final int BATCH = 8;

  private OpenAndClose() {}

  public static void main(String[] arguments) {
    cycles(60);
    long before = Pointer.physicalBytes();
    cycles(100);
    System.out.println(Pointer.physicalBytes() - before);
  }

  private static void cycles(int count) {
    NetworkDefinition critic = Networks.critic(32, 16, 64);
    float[] parameters = Samples.parameters(critic, 1);
    float[] images = Samples.normal(BATCH * critic.inputs(), 2);
    float[] scoreGradient = Samples.normal(BATCH, 3);
    float[] gradient = new float[parameters.length];
    for (int i = 0; i < count; i++) {
      try (Engine engine = OneDnnEngine.open(OneDnnEngine.NAME)) {
        for (int groups = 1; groups <= 2; groups++) {
          Plan plan = engine.compile(critic, PlanOptions.parameterGradient(BATCH, groups));
          plan.load(parameters);
          plan.forward(images);
          plan.backward(scoreGradient, gradient, null);
        }
      }
    }
  }
}
