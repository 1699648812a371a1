package io.ganqp.trainer.engine.onednn;

import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.Samples;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.ParameterBlock.Kind;
import io.ganqp.trainer.network.ParameterLayout;

/**
 * Whether two engines compute the same: outputs, batch statistics and gradients, block for block.
 *
 * @param tolerance the greatest relative L2 distance
 */
record Agreement(Engine engine, Engine reference, double tolerance) {

  void check(NetworkDefinition network, PlanOptions options) {
    int batch = options.batchSize();
    try (Plan actual = engine.compile(network, options);
        Plan expected = reference.compile(network, options)) {
      // Twice, with other values, so that nothing may linger.
      for (int seed = 1; seed <= 2; seed++) {
        float[] parameters = Samples.parameters(network, seed);
        actual.load(parameters);
        expected.load(parameters);
        float[] input = Samples.normal(batch * network.inputs(), seed + 10);
        Samples.assertClose(actual.forward(input), expected.forward(input), tolerance);
        agreeInStatistics(network, options, parameters, actual, expected);
        agreeInGradients(network, options, seed, actual, expected);
        if (options.tangent()) {
          float[] direction = Samples.normal(batch * network.inputs(), seed + 30);
          Samples.assertClose(actual.tangent(direction), expected.tangent(direction), tolerance);
          agreeInGradients(network, options, seed, actual, expected);
        }
      }
    }
  }

  private void agreeInStatistics(
      NetworkDefinition network,
      PlanOptions options,
      float[] parameters,
      Plan actual,
      Plan expected) {
    if (!options.batchStatistics()) {
      return;
    }
    for (int group = 0; group < options.groups(); group++) {
      float[] ours = parameters.clone();
      float[] theirs = parameters.clone();
      actual.batchStatistics(group, ours);
      expected.batchStatistics(group, theirs);
      agreeInBlocks(network, ours, theirs);
    }
  }

  private void agreeInGradients(
      NetworkDefinition network, PlanOptions options, int seed, Plan actual, Plan expected) {
    if (!options.parameterGradient() && !options.inputGradient()) {
      return;
    }
    int batch = options.batchSize();
    float[] outputGradient = Samples.normal(batch * network.outputs(), seed + 20);
    int size = ParameterLayout.of(network).size();
    // Full of something else, so that what isn't written shows.
    float[] ourParameters = options.parameterGradient() ? Samples.normal(size, 5) : null;
    float[] ourInput = options.inputGradient() ? Samples.normal(batch * network.inputs(), 6) : null;
    float[] theirParameters = options.parameterGradient() ? new float[size] : null;
    float[] theirInput = options.inputGradient() ? new float[batch * network.inputs()] : null;
    actual.backward(outputGradient, ourParameters, ourInput);
    expected.backward(outputGradient, theirParameters, theirInput);
    if (options.inputGradient()) {
      Samples.assertClose(ourInput, theirInput, tolerance);
    }
    if (options.parameterGradient()) {
      agreeInBlocks(network, ourParameters, theirParameters);
    }
  }

  private void agreeInBlocks(NetworkDefinition network, float[] ours, float[] theirs) {
    // A bias before batch norm has no effect: its true gradient is 0, and only noise is seen.
    double noise = 1e-6 * Samples.norm(theirs);
    for (ParameterBlock block : ParameterLayout.of(network).blocks()) {
      double absolute = block.kind() == Kind.BIAS ? noise : 0;
      Samples.assertClose(
          Samples.block(ours, block), Samples.block(theirs, block), tolerance, absolute);
    }
  }
}
