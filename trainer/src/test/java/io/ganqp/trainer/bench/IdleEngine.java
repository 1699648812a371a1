package io.ganqp.trainer.bench;

import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.network.NetworkDefinition;

/** Answers at once, with zeros. */
final class IdleEngine implements Engine {

  @Override
  public String name() {
    return "idle";
  }

  @Override
  public String device() {
    return "none";
  }

  @Override
  public Plan compile(NetworkDefinition network, PlanOptions options) {
    return new IdlePlan(new float[options.batchSize() * network.outputs()]);
  }

  @Override
  public void close() {}

  private record IdlePlan(float[] output) implements Plan {

    @Override
    public void load(float[] parameters) {}

    @Override
    public float[] forward(float[] input) {
      return output;
    }

    @Override
    public float[] tangent(float[] direction) {
      return output;
    }

    @Override
    public void backward(
        float[] outputGradient, float[] parameterGradient, float[] inputGradient) {}

    @Override
    public void batchStatistics(int group, float[] parameters) {}

    @Override
    public void close() {}
  }
}
