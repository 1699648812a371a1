package io.ganqp.trainer.engine.dl4j;

import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.program.Backend;
import io.ganqp.trainer.engine.program.Operations;
import io.ganqp.trainer.engine.program.Parameters;
import io.ganqp.trainer.engine.program.Tensors;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.ParameterLayout;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** ND4J's arrays and operations for one plan. */
final class Dl4jBackend implements Backend<INDArray> {

  private final Memory memory;
  private final BatchArrays arrays;
  private final FlatArrays parameters;
  private final Dl4jOperations operations;

  private Dl4jBackend(NetworkDefinition network, PlanOptions options, Memory memory) {
    ParameterLayout layout = ParameterLayout.of(network);
    this.memory = memory;
    this.arrays = new BatchArrays(options.batchSize(), memory);
    this.parameters = new FlatArrays(layout, options.parameterGradient(), memory);
    this.operations =
        new Dl4jOperations(
            options, parameters, Scratch.of(network, layout, options.batchSize(), memory), memory);
  }

  static Dl4jBackend of(NetworkDefinition network, PlanOptions options, DataType type) {
    Memory memory = new Memory(type);
    try {
      return new Dl4jBackend(network, options, memory);
    } catch (RuntimeException | OutOfMemoryError e) {
      memory.close();
      throw e;
    }
  }

  @Override
  public Tensors<INDArray> tensors() {
    return arrays;
  }

  @Override
  public Operations<INDArray> operations() {
    return operations;
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  /** The same as arrays, of which tests in double precision read and write. */
  FlatArrays flat() {
    return parameters;
  }

  @Override
  public void close() {
    memory.close();
  }
}
