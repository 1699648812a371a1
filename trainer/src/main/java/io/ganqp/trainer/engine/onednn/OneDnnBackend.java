package io.ganqp.trainer.engine.onednn;

import io.ganqp.trainer.engine.EngineUnavailableException;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.onednn.kernel.BlockedTensors;
import io.ganqp.trainer.engine.onednn.kernel.Device;
import io.ganqp.trainer.engine.onednn.kernel.Kernels;
import io.ganqp.trainer.engine.onednn.layer.ConvolutionChoice;
import io.ganqp.trainer.engine.onednn.layer.FlatParameters;
import io.ganqp.trainer.engine.onednn.layer.OneDnnOperations;
import io.ganqp.trainer.engine.onednn.memory.Arena;
import io.ganqp.trainer.engine.onednn.memory.Buffers;
import io.ganqp.trainer.engine.onednn.memory.Descriptors;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.engine.program.Backend;
import io.ganqp.trainer.engine.program.Operations;
import io.ganqp.trainer.engine.program.Parameters;
import io.ganqp.trainer.engine.program.Tensors;
import io.ganqp.trainer.network.Layer;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.ParameterLayout;

/** oneDNN's memory and kernels for one plan. */
final class OneDnnBackend implements Backend<Tensor> {

  private final String network;
  private final Device device;
  private final Arena arena;
  private final Tensors<Tensor> tensors;
  private final FlatParameters parameters;
  private final Operations<Tensor> operations;

  private OneDnnBackend(
      NetworkDefinition network,
      PlanOptions options,
      ConvolutionChoice convolutions,
      Device device,
      Arena arena) {
    this.network = network.name();
    this.device = device;
    this.arena = arena;
    Descriptors descriptors = new Descriptors(arena);
    Buffers buffers = new Buffers(device.engine(), device.instructionSet(), arena, descriptors);
    Kernels kernels = new Kernels(device, arena, descriptors);
    this.tensors = new BlockedTensors(options, buffers, kernels);
    this.parameters = new FlatParameters();
    this.operations =
        new OneDnnOperations(
            ParameterLayout.of(network),
            options,
            convolutions.in(options),
            parameters,
            buffers,
            kernels);
  }

  static OneDnnBackend of(
      NetworkDefinition network,
      PlanOptions options,
      ConvolutionChoice convolutions,
      Device device) {
    Arena arena = new Arena();
    try {
      return new OneDnnBackend(network, options, convolutions, device, arena);
    } catch (RuntimeException | OutOfMemoryError e) {
      arena.close();
      throw e;
    }
  }

  @Override
  public Tensors<Tensor> tensors() {
    return tensors;
  }

  @Override
  public Operations<Tensor> operations() {
    return operations;
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public RuntimeException cannotMake(Layer layer, RuntimeException cause) {
    return cause instanceof EngineUnavailableException
        ? cause
        : new EngineUnavailableException(
            "oneDNN has no code for %s of the %s here (%s); use the engine dl4j"
                .formatted(layer, network, cause.getMessage()),
            cause);
  }

  @Override
  public void requireUsable() {
    device.requireDriver();
  }

  @Override
  public void close() {
    arena.close();
  }
}
