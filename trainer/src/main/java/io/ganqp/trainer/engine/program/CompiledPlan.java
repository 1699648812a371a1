package io.ganqp.trainer.engine.program;

import io.ganqp.trainer.engine.PiecewiseLinear;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.network.NetworkDefinition;
import java.util.function.Consumer;

/**
 * A program behind plain arrays, and the owner of its backend.
 *
 * @param <T> the engine's tensors
 */
public final class CompiledPlan<T> implements Plan {

  private final PlanArguments arguments;
  private final Backend<T> backend;
  private final Consumer<Plan> onClose;
  private final Program<T> program;
  private final Consumer<float[]> input;
  private final Consumer<float[]> output;
  private final Consumer<float[]> outputGradient;
  private final Consumer<float[]> inputGradient;
  private final float[] result;
  private final KnownGradient known;
  private boolean passed;
  private boolean closed;

  private CompiledPlan(
      NetworkDefinition network, PlanOptions options, Backend<T> backend, Consumer<Plan> onClose) {
    this.arguments = PlanArguments.of(network, options);
    this.backend = backend;
    this.onClose = onClose;
    this.program = new Program<>(network, options, backend);
    Tensors<T> tensors = backend.tensors();
    this.input = tensors.reader(program.input());
    this.output = tensors.writer(program.output());
    this.outputGradient =
        program.outputGradient() == null ? null : tensors.reader(program.outputGradient());
    this.inputGradient =
        program.inputGradient() == null ? null : tensors.writer(program.inputGradient());
    this.result = new float[arguments.outputs()];
    this.known = new KnownGradient(arguments.outputs());
  }

  /**
   * Compiles {@code network} for one purpose.
   *
   * @param backend is closed with the plan, or when there is none
   * @param onClose is told when the plan has closed
   */
  public static <T> Plan of(
      NetworkDefinition network, PlanOptions options, Backend<T> backend, Consumer<Plan> onClose) {
    try {
      if (options.tangent()) {
        PiecewiseLinear.require(network);
      }
      return new CompiledPlan<>(network, options, backend, onClose);
    } catch (RuntimeException | OutOfMemoryError e) {
      backend.close();
      throw e;
    }
  }

  @Override
  public void load(float[] parameters) {
    requireUsable();
    arguments.requireParameters(parameters);
    backend.parameters().load(parameters);
    passed = false;
    known.forget();
  }

  @Override
  public float[] forward(float[] values) {
    requireUsable();
    arguments.requireInput(values);
    input.accept(values);
    program.forward();
    passed = true;
    known.forget();
    output.accept(result);
    return result;
  }

  @Override
  public float[] tangent(float[] direction) {
    requireUsable();
    arguments.requireTangent(direction, passed);
    input.accept(direction);
    program.tangent();
    output.accept(result);
    return result;
  }

  @Override
  public void backward(float[] outputGradient, float[] parameterGradient, float[] inputGradient) {
    requireUsable();
    arguments.requireBackward(outputGradient, parameterGradient, inputGradient);
    if (backend.tensors().keepsGradients()) {
      backwardOnce(outputGradient);
      if (parameterGradient != null) {
        backend.parameters().collect(program::parameterGradient, parameterGradient);
      }
    } else {
      this.outputGradient.accept(outputGradient);
      backend.parameters().collect(program::backward, parameterGradient);
    }
    if (inputGradient != null) {
      this.inputGradient.accept(inputGradient);
    }
  }

  /** The gradients between layers are kept, and the tangent pass does not change them. */
  private void backwardOnce(float[] outputGradient) {
    if (!known.is(outputGradient)) {
      known.forget();
      this.outputGradient.accept(outputGradient);
      backend.parameters().collect(program::backward, null);
      known.set(outputGradient);
    }
  }

  @Override
  public void batchStatistics(int group, float[] parameters) {
    requireUsable();
    arguments.requireStatistics(group, parameters);
    backend.parameters().batchStatistics(group, parameters);
  }

  /** An engine would read freed memory. */
  private void requireUsable() {
    if (closed) {
      throw new IllegalStateException("this plan is closed; compile another one");
    }
    backend.requireUsable();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      backend.close();
      onClose.accept(this);
    }
  }
}
