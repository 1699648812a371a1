package io.ganqp.trainer.engine.program;

import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.ParameterLayout;

/**
 * Checks what a plan is called with, before native code reads or writes beyond it.
 *
 * @param inputs elements of the input
 * @param outputs elements of the output
 * @param parameters of the network
 */
record PlanArguments(PlanOptions options, int inputs, int outputs, int parameters) {

  static PlanArguments of(NetworkDefinition network, PlanOptions options) {
    return new PlanArguments(
        options,
        Math.multiplyExact(options.batchSize(), network.inputs()),
        Math.multiplyExact(options.batchSize(), network.outputs()),
        ParameterLayout.of(network).size());
  }

  void requireParameters(float[] array) {
    requireLength(array, parameters, "parameters have");
  }

  void requireInput(float[] array) {
    requireLength(array, inputs, "input has");
  }

  /**
   * @param passed whether there was a forward pass of these parameters
   */
  void requireTangent(float[] direction, boolean passed) {
    if (!options.tangent()) {
      throw new IllegalStateException(
          "this plan has no tangent pass; compile it with PlanOptions.penalised");
    }
    if (!passed) {
      throw new IllegalStateException(
          "a tangent pass needs slopes: run a forward pass of these parameters first");
    }
    requireLength(direction, inputs, "direction has");
  }

  void requireBackward(float[] outputGradient, float[] parameterGradient, float[] inputGradient) {
    requireAsCompiled("parameter", options.parameterGradient(), parameterGradient);
    requireAsCompiled("input", options.inputGradient(), inputGradient);
    if (!options.parameterGradient() && !options.inputGradient()) {
      throw new IllegalStateException(
          "this plan has no backward pass; compile it with a parameter or input gradient");
    }
    requireLength(outputGradient, outputs, "output gradient has");
    if (parameterGradient != null) {
      requireLength(parameterGradient, parameters, "parameter gradient has");
    }
    if (inputGradient != null) {
      requireLength(inputGradient, inputs, "input gradient has");
    }
  }

  void requireStatistics(int group, float[] parameters) {
    if (!options.batchStatistics()) {
      throw new IllegalStateException("a plan on running statistics sees no batch statistics");
    }
    if (group < 0 || group >= options.groups()) {
      throw new IllegalArgumentException(
          "group %d: this plan has groups 0 to %d".formatted(group, options.groups() - 1));
    }
    requireParameters(parameters);
  }

  private void requireAsCompiled(String what, boolean compiled, float[] array) {
    if (compiled != (array != null) && !options.tangent()) {
      throw new IllegalArgumentException(
          "this plan was compiled %s the %s gradient: pass %s"
              .formatted(compiled ? "with" : "without", what, compiled ? "an array" : "null"));
    }
  }

  private static void requireLength(float[] array, int length, String what) {
    if (array.length != length) {
      throw new IllegalArgumentException(
          "the %s %d elements; this plan takes %d".formatted(what, array.length, length));
    }
  }
}
