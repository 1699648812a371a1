package io.ganqp.trainer.engine.program;

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
  private final HostArray input;
  private final HostArray output;
  private final HostArray outputGradient;
  private final HostArray inputGradient;
  private final float[] result;
  private final KnownGradient known;
  private final boolean sharesGradients;
  private boolean passed;
  private boolean closed;

  private CompiledPlan(
      NetworkDefinition network, PlanOptions options, Backend<T> backend, Consumer<Plan> onClose) {
    this.arguments = PlanArguments.of(network, options);
    this.backend = backend;
    this.onClose = onClose;
    this.program = new Program<>(network, options, backend);
    this.input = onHost(program.input());
    this.output = onHost(program.output());
    this.outputGradient = onHost(program.outputGradient());
    this.inputGradient = onHost(program.inputGradient());
    this.result = new float[arguments.outputs()];
    this.known = new KnownGradient(arguments.outputs());
    this.sharesGradients = options.tangent() && backend.tensors().keepsGradients();
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
      return new CompiledPlan<>(network, options, backend, onClose);
    } catch (RuntimeException | OutOfMemoryError e) {
      backend.close();
      throw e;
    }
  }

  private HostArray onHost(T tensor) {
    return tensor == null ? null : backend.tensors().onHost(tensor);
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
    input.read(values);
    program.forward();
    passed = true;
    known.forget();
    output.write(result);
    return result;
  }

  @Override
  public float[] tangent(float[] direction) {
    requireUsable();
    arguments.requireTangent(direction, passed);
    input.read(direction);
    program.tangent();
    output.write(result);
    return result;
  }

  @Override
  public void backward(float[] outputGradient, float[] parameterGradient, float[] inputGradient) {
    requireUsable();
    arguments.requireBackward(outputGradient, parameterGradient, inputGradient);
    if (sharesGradients) {
      backwardOnce(outputGradient);
      if (parameterGradient != null) {
        backend.parameters().collect(program::parameterGradient, parameterGradient);
      }
    } else {
      this.outputGradient.read(outputGradient);
      backend.parameters().collect(program::backward, parameterGradient);
    }
    if (inputGradient != null) {
      this.inputGradient.write(inputGradient);
    }
  }

  /** The gradients between layers are kept, and the tangent pass does not change them. */
  private void backwardOnce(float[] outputGradient) {
    if (!known.is(outputGradient)) {
      known.forget();
      this.outputGradient.read(outputGradient);
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
