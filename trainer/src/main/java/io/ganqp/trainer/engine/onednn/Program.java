package io.ganqp.trainer.engine.onednn;

import io.ganqp.trainer.engine.EngineUnavailableException;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.network.Layer;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.ParameterBlock.Kind;
import io.ganqp.trainer.network.ParameterLayout;
import io.ganqp.trainer.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A network's operations in order, with the tensors between them. */
final class Program {

  private final NetworkDefinition network;
  private final PlanOptions options;
  private final Workspace workspace;
  private final ParameterLayout layout;
  private final Gradients gradients;
  private final List<Operation> operations = new ArrayList<>();
  private final List<BatchNormOperation> batchNorms = new ArrayList<>();
  private final Tensor input;
  private final Tensor output;

  Program(NetworkDefinition network, PlanOptions options, Workspace workspace) {
    this.network = network;
    this.options = options;
    this.workspace = workspace;
    this.layout = ParameterLayout.of(network);
    this.gradients = new Gradients(network, layout, options, workspace);
    this.input = workspace.tensor(options.batchSize(), network.shapes().get(0));
    this.output = build();
  }

  private Tensor build() {
    Function<Shape, Tensor> outputs = outputs();
    Tensor x = input;
    boolean overwrite = true;
    for (int i = 0; i < network.layers().size(); i++) {
      Layer layer = network.layers().get(i);
      boolean inPlace = overwrite && layer instanceof Layer.Activation;
      Tensor y = inPlace ? x : outputs.apply(network.shapes().get(i + 1));
      Operation operation =
          compiled(i, layer, new Ports(x, y, gradients.at(i), gradients.at(i + 1)));
      operations.add(operation);
      addBias(i, layer, y);
      overwrite = !operation.keepsOutput();
      x = y;
    }
    return x;
  }

  /** A backward pass reads what the forward pass left; without one, two tensors will do. */
  private Function<Shape, Tensor> outputs() {
    if (gradients.ofOutput() != null) {
      return shape -> workspace.tensor(options.batchSize(), shape);
    }
    return new TensorPair(workspace, options.batchSize(), network.shapes())::next;
  }

  private Operation compiled(int index, Layer layer, Ports ports) {
    try {
      return operation(index, layer, ports);
    } catch (EngineUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new EngineUnavailableException(
          "oneDNN has no code for %s of the %s here (%s); use the engine dl4j"
              .formatted(layer, network.name(), e.getMessage()),
          e);
    }
  }

  private Operation operation(int index, Layer layer, Ports ports) {
    boolean wantWeight = options.parameterGradient();
    if (layer instanceof Layer.Dense) {
      return new DenseOperation(layout.block(index, Kind.WEIGHT), ports, wantWeight, workspace);
    } else if (layer instanceof Layer.Convolution c) {
      return ConvolutionOperation.of(
          c, layout.block(index, Kind.WEIGHT), ports, wantWeight, workspace);
    } else if (layer instanceof Layer.TransposedConvolution c) {
      return ConvolutionOperation.of(
          c, layout.block(index, Kind.WEIGHT), ports, wantWeight, workspace);
    } else if (layer instanceof Layer.Activation a) {
      return new ActivationOperation(a.function(), ports, workspace);
    } else if (layer instanceof Layer.ToImage) {
      return Relayout.toImage(ports, workspace);
    } else if (layer instanceof Layer.ToFeatures) {
      return Relayout.toFeatures(ports, workspace);
    } else if (layer instanceof Layer.BatchNorm b) {
      return batchNorm(b, BatchNormBlocks.of(layout, index), ports);
    }
    throw new IllegalArgumentException("no operation for " + layer);
  }

  private Operation batchNorm(Layer.BatchNorm layer, BatchNormBlocks blocks, Ports ports) {
    if (!options.batchStatistics()) {
      return new RunningBatchNorm(layer, blocks, ports, workspace);
    }
    BatchNormOperation operation = new BatchNormOperation(layer, blocks, ports, options, workspace);
    batchNorms.add(operation);
    return operation;
  }

  private void addBias(int index, Layer layer, Tensor y) {
    if (!hasBias(layer)) {
      return;
    }
    ParameterBlock block = layout.block(index, Kind.BIAS);
    boolean wanted = options.parameterGradient() && !isBatchNorm(index + 1);
    ChannelSum gradient = wanted ? new ChannelSum(gradients.at(index + 1), workspace) : null;
    operations.add(new Bias(block, y, gradient, workspace));
  }

  private static boolean hasBias(Layer layer) {
    return (layer instanceof Layer.Dense d && d.bias())
        || (layer instanceof Layer.Convolution c && c.bias())
        || (layer instanceof Layer.TransposedConvolution t && t.bias());
  }

  /** A batch norm takes the mean away, and with it the effect of a bias: its gradient is 0. */
  private boolean isBatchNorm(int index) {
    return index < network.layers().size()
        && network.layers().get(index) instanceof Layer.BatchNorm;
  }

  void load(float[] parameters) {
    operations.forEach(operation -> operation.load(parameters));
  }

  void forward() {
    operations.forEach(Operation::forward);
  }

  /**
   * Runs backward from {@link #outputGradient}, which it uses up.
   *
   * @param parameterGradient null where it isn't wanted
   */
  void backward(float[] parameterGradient) {
    for (int i = operations.size() - 1; i >= 0; i--) {
      operations.get(i).backward(parameterGradient);
    }
  }

  /** Writes the means and variances of {@code group} to their blocks. */
  void statistics(int group, float[] parameters) {
    batchNorms.forEach(batchNorm -> batchNorm.statistics(group, parameters));
  }

  Tensor input() {
    return input;
  }

  Tensor output() {
    return output;
  }

  /** Null where there is no backward pass. */
  Tensor outputGradient() {
    return gradients.ofOutput();
  }

  /** Null where nobody wants it. */
  Tensor inputGradient() {
    return gradients.at(0);
  }
}
