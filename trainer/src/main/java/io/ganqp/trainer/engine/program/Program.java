package io.ganqp.trainer.engine.program;

import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.network.NetworkDefinition;
import java.util.List;

/**
 * A network's operations in order, with the tensors between them.
 *
 * @param <T> an engine's tensors
 */
public final class Program<T> {

  private final List<Operation> operations;
  private final Gradients<T> gradients;
  private final T input;
  private final T output;

  /** Plans {@code network} for one purpose, on memory and operations of {@code backend}. */
  public Program(NetworkDefinition network, PlanOptions options, Backend<T> backend) {
    this.gradients = new Gradients<>(network, options, backend.tensors());
    ProgramBuilder<T> builder = new ProgramBuilder<>(network, gradients, backend);
    this.input = builder.last();
    network.layers().forEach(layer -> layer.accept(builder));
    this.operations = builder.operations();
    this.output = builder.last();
  }

  /** From {@link #input} to {@link #output}. */
  public void forward() {
    operations.forEach(Operation::forward);
  }

  /** Runs the network linearised where the last forward pass was, from {@link #input}. */
  public void tangent() {
    operations.forEach(Operation::tangent);
  }

  /** Runs backward from {@link #outputGradient}, which it uses up. */
  public void backward() {
    for (int i = operations.size() - 1; i >= 0; i--) {
      operations.get(i).backward();
    }
  }

  /** The gradient of the parameters alone, of the last {@link #backward}'s output gradient. */
  public void parameterGradient() {
    operations.forEach(Operation::parameterGradient);
  }

  /** Input of the network. */
  public T input() {
    return input;
  }

  /** Output of the network. */
  public T output() {
    return output;
  }

  /** Null where there is no backward pass. */
  public T outputGradient() {
    return gradients.ofOutput();
  }

  /** Null where nobody wants it. */
  public T inputGradient() {
    return gradients.at(0);
  }
}
