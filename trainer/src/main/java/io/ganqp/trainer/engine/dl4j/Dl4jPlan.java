package io.ganqp.trainer.engine.dl4j;

import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.ParameterBlock.Kind;
import io.ganqp.trainer.network.ParameterLayout;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A program in single precision behind plain arrays. */
final class Dl4jPlan implements Plan {

  private final ParameterLayout layout;
  private final PlanOptions options;
  private final Program program;
  private final float[] output;
  private boolean passed;
  private boolean closed;

  Dl4jPlan(NetworkDefinition network, PlanOptions options, Program program) {
    this.layout = ParameterLayout.of(network);
    this.options = options;
    this.program = program;
    this.output = new float[options.batchSize() * network.outputs()];
  }

  @Override
  public void load(float[] parameters) {
    requireOpen();
    write(parameters, program.parameters(), "parameters");
    passed = false;
  }

  @Override
  public float[] forward(float[] input) {
    requireOpen();
    write(input, program.input(), "input");
    program.forward();
    passed = true;
    read(program.output(), output, 0);
    return output;
  }

  @Override
  public float[] tangent(float[] direction) {
    requireOpen();
    if (!options.tangent()) {
      throw new IllegalStateException(
          "this plan has no tangent pass; compile it with PlanOptions.penalised");
    }
    if (!passed) {
      throw new IllegalStateException(
          "a tangent pass needs slopes: run a forward pass of these parameters first");
    }
    write(direction, program.input(), "direction");
    program.tangent();
    read(program.output(), output, 0);
    return output;
  }

  @Override
  public void backward(float[] outputGradient, float[] parameterGradient, float[] inputGradient) {
    requireOpen();
    requireAsCompiled("parameter", options.parameterGradient(), parameterGradient);
    requireAsCompiled("input", options.inputGradient(), inputGradient);
    if (program.outputGradient() == null) {
      throw new IllegalStateException(
          "this plan has no backward pass; compile it with a parameter or input gradient");
    }
    write(outputGradient, program.outputGradient(), "output gradient");
    program.backward();
    if (parameterGradient != null) {
      read(program.parameterGradient(), parameterGradient, 0);
    }
    if (inputGradient != null) {
      read(program.inputGradient(), inputGradient, 0);
    }
  }

  @Override
  public void batchStatistics(int group, float[] parameters) {
    requireOpen();
    if (!options.batchStatistics()) {
      throw new IllegalStateException("a plan on running statistics sees no batch statistics");
    }
    program
        .batchNorms()
        .forEach(
            (layer, batchNorm) -> {
              int mean = layout.block(layer, Kind.MEAN).offset();
              int variance = layout.block(layer, Kind.VARIANCE).offset();
              read(batchNorm.mean(group), parameters, mean);
              read(batchNorm.variance(group), parameters, variance);
            });
  }

  private void requireOpen() {
    // ND4J would read freed memory.
    if (closed) {
      throw new IllegalStateException("this plan is closed; compile another");
    }
  }

  private void requireAsCompiled(String what, boolean compiled, float[] array) {
    if (compiled != (array != null) && !options.tangent()) {
      throw new IllegalArgumentException(
          "this plan was compiled "
              + (compiled ? "with" : "without")
              + " the "
              + what
              + " gradient: pass "
              + (compiled ? "an array" : "null"));
    }
  }

  private static void write(float[] from, INDArray to, String what) {
    if (from.length != to.length()) {
      throw new IllegalArgumentException(
          "the " + what + " has " + from.length + " elements; this plan takes " + to.length());
    }
    try (INDArray copy = Nd4j.createFromArray(from)) {
      to.assign(copy.reshape(to.shape()));
    }
  }

  private static void read(INDArray from, float[] to, int offset) {
    from.data().asNioFloat().get(to, offset, Math.toIntExact(from.length()));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      program.close();
    }
  }
}
