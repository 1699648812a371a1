package io.ganqp.trainer.training;

import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.network.NetworkDefinition;

/** A real engine, with somebody who sees what it computes, and may spoil it. */
record TappedEngine(Engine engine, Tap tap) implements Engine {

  /** Told on the training thread after each pass of a plan that trains the named network. */
  interface Tap {

    /**
     * After a forward pass.
     *
     * @param output the plan's own: what is changed in it, training sees
     */
    default void forward(String network, PlanOptions options, float[] output) {}

    /** After a backward pass to the parameters; the same holds for the gradient. */
    default void backward(String network, float[] parameterGradient) {}
  }

  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public String device() {
    return engine.device();
  }

  @Override
  public Plan compile(NetworkDefinition network, PlanOptions options) {
    return new TappedPlan(network.name(), options, engine.compile(network, options), tap);
  }

  @Override
  public void close() {
    engine.close();
  }

  private record TappedPlan(String network, PlanOptions options, Plan plan, Tap tap)
      implements Plan {

    @Override
    public void load(float[] parameters) {
      plan.load(parameters);
    }

    @Override
    public float[] forward(float[] input) {
      float[] output = plan.forward(input);
      tap.forward(network, options, output);
      return output;
    }

    @Override
    public float[] tangent(float[] direction) {
      return plan.tangent(direction);
    }

    @Override
    public void backward(float[] outputGradient, float[] parameterGradient, float[] inputGradient) {
      plan.backward(outputGradient, parameterGradient, inputGradient);
      if (parameterGradient != null) {
        tap.backward(network, parameterGradient);
      }
    }

    @Override
    public void batchStatistics(int group, float[] parameters) {
      plan.batchStatistics(group, parameters);
    }

    @Override
    public void close() {
      plan.close();
    }
  }
}
