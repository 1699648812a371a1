package io.ganqp.trainer.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Networks;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

/** Off-heap memory, as JavaCPP counts it: what waits for the garbage collector counts in full. */
class MemoryIT {

  private static final int BATCH = 16;

  private final NetworkDefinition critic = Networks.critic(32, 8, 64);
  private final float[] parameters = Samples.parameters(critic, 1);
  private final float[] images = Samples.normal(BATCH * critic.inputs(), 2);
  private final float[] scoreGradient = Samples.normal(BATCH, 3);
  private final float[] gradient = new float[parameters.length];

  @Test
  void staysFlatOverManyPasses() {
    try (Dl4jEngine engine = new Dl4jEngine()) {
      Plan plan = engine.compile(critic, PlanOptions.parameterGradient(BATCH, 2));
      passes(plan, 50);
      long before = Pointer.totalBytes();
      passes(plan, 500);
      assertThat(Pointer.totalBytes() - before).isLessThan(1 << 20);
    }
  }

  @Test
  void comesBackWhenThePlansAreClosed() {
    compileAndClose();
    long before = Pointer.totalBytes();
    for (int i = 0; i < 20; i++) {
      compileAndClose();
    }
    assertThat(Pointer.totalBytes() - before).isLessThan(1 << 20);
  }

  private void compileAndClose() {
    try (Dl4jEngine engine = new Dl4jEngine()) {
      passes(engine.compile(critic, PlanOptions.parameterGradient(BATCH, 2)), 1);
    }
  }

  private void passes(Plan plan, int count) {
    for (int i = 0; i < count; i++) {
      plan.load(parameters);
      plan.forward(images);
      plan.backward(scoreGradient, gradient, null);
    }
  }
}
