package io.ganqp.trainer.engine.onednn;

import io.ganqp.trainer.engine.PiecewiseLinear;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.ParameterLayout;
import java.util.function.Consumer;

/** A program behind plain arrays, and the owner of all its memory. */
final class OneDnnPlan implements Plan {

  private final PlanOptions options;
  private final Device device;
  private final Workspace workspace;
  private final Consumer<OneDnnPlan> onClose;
  private final Program program;
  private final HostTransfer input;
  private final HostTransfer output;
  private final HostTransfer outputGradient;
  private final HostTransfer inputGradient;
  private final int parameterCount;
  private final float[] result;
  private final KnownGradient known;
  private boolean passed;
  private boolean closed;

  private OneDnnPlan(
      NetworkDefinition network,
      PlanOptions options,
      Device device,
      Workspace workspace,
      Consumer<OneDnnPlan> onClose) {
    this.options = options;
    this.device = device;
    this.workspace = workspace;
    this.onClose = onClose;
    this.program = new Program(network, options, workspace);
    this.input = HostTransfer.into(program.input(), workspace);
    this.output = HostTransfer.outOf(program.output(), workspace);
    this.outputGradient =
        program.outputGradient() == null
            ? null
            : HostTransfer.into(program.outputGradient(), workspace);
    this.inputGradient =
        program.inputGradient() == null
            ? null
            : HostTransfer.outOf(program.inputGradient(), workspace);
    this.parameterCount = ParameterLayout.of(network).size();
    this.result = new float[output.length()];
    this.known = new KnownGradient(output.length());
    workspace.seal();
  }

  /**
   * @param onClose is told when the plan has closed
   */
  static OneDnnPlan of(
      NetworkDefinition network, PlanOptions options, Device device, Consumer<OneDnnPlan> onClose) {
    device.requireDriver();
    if (options.tangent()) {
      PiecewiseLinear.require(network);
    }
    Workspace workspace = new Workspace(device, device.convolutions().in(options));
    try {
      return new OneDnnPlan(network, options, device, workspace, onClose);
    } catch (RuntimeException | OutOfMemoryError e) {
      workspace.close();
      throw e;
    }
  }

  @Override
  public void load(float[] parameters) {
    requireReady();
    requireLength(parameters, parameterCount, "parameters");
    program.load(parameters);
    passed = false;
    known.forget();
  }

  @Override
  public float[] forward(float[] values) {
    requireReady();
    requireLength(values, input.length(), "input");
    input.read(values);
    program.forward();
    passed = true;
    known.forget();
    output.write(result);
    return result;
  }

  @Override
  public float[] tangent(float[] direction) {
    requireReady();
    if (!options.tangent()) {
      throw new IllegalStateException(
          "this plan has no tangent pass; compile it with PlanOptions.penalised");
    }
    if (!passed) {
      throw new IllegalStateException(
          "a tangent pass needs slopes: run a forward pass of these parameters first");
    }
    requireLength(direction, input.length(), "direction");
    input.read(direction);
    program.tangent();
    output.write(result);
    return result;
  }

  @Override
  public void backward(float[] outputGradient, float[] parameterGradient, float[] inputGradient) {
    requireReady();
    requireAsCompiled("parameter", options.parameterGradient(), parameterGradient);
    requireAsCompiled("input", options.inputGradient(), inputGradient);
    if (this.outputGradient == null) {
      throw new IllegalStateException(
          "this plan has no backward pass; compile it with a parameter or input gradient");
    }
    requireLength(outputGradient, this.outputGradient.length(), "output gradient");
    if (parameterGradient != null) {
      requireLength(parameterGradient, parameterCount, "parameter gradient");
    }
    if (inputGradient != null) {
      requireLength(inputGradient, input.length(), "input gradient");
    }
    if (options.tangent()) {
      backwardOfTangent(outputGradient, parameterGradient);
    } else {
      this.outputGradient.read(outputGradient);
      program.backward(parameterGradient);
    }
    if (inputGradient != null) {
      this.inputGradient.write(inputGradient);
    }
  }

  /** All gradients between layers are kept, and the tangent pass does not change them. */
  private void backwardOfTangent(float[] outputGradient, float[] parameterGradient) {
    if (!known.is(outputGradient)) {
      known.forget();
      this.outputGradient.read(outputGradient);
      program.backward(null);
      known.set(outputGradient);
    }
    if (parameterGradient != null) {
      program.parameterGradient(parameterGradient);
    }
  }

  @Override
  public void batchStatistics(int group, float[] parameters) {
    requireReady();
    if (!options.batchStatistics()) {
      throw new IllegalStateException("a plan on running statistics sees no batch statistics");
    }
    requireLength(parameters, parameterCount, "parameters");
    program.statistics(group, parameters);
  }

  private void requireReady() {
    if (closed) {
      throw new IllegalStateException("this plan is closed; compile another one");
    }
    device.requireDriver();
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
          "%d elements are no %s of this plan, which takes %d"
              .formatted(array.length, what, length));
    }
  }

  @Override
  public void close() {
    closed = true;
    workspace.close();
    onClose.accept(this);
  }
}
