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
    this.input = tensor(network.shapes().get(0));
    this.output = build();
  }

  private Tensor build() {
    Builder builder = new Builder(outputs());
    for (Layer layer : network.layers()) {
      try {
        layer.accept(builder);
      } catch (EngineUnavailableException e) {
        throw e;
      } catch (RuntimeException e) {
        throw new EngineUnavailableException(
            "oneDNN has no code for %s of the %s here (%s); use the engine dl4j"
                .formatted(layer, network.name(), e.getMessage()),
            e);
      }
    }
    return builder.x;
  }

  /** A backward pass reads what the forward pass left; without one, two tensors will do. */
  private Function<Shape, Tensor> outputs() {
    if (gradients.ofOutput() != null) {
      return this::tensor;
    }
    return new TensorPair(workspace, options.batchSize(), network.shapes())::next;
  }

  private Tensor tensor(Shape shape) {
    return workspace.tensor(options.batchSize(), shape);
  }

  /** Appends the operations of each layer that it visits. */
  private final class Builder implements Layer.Visitor<Void> {
    private final Function<Shape, Tensor> outputs;
    private Tensor x = input;

    /** Whether nobody reads the last output again. */
    private boolean overwrite = true;

    private int layer;

    Builder(Function<Shape, Tensor> outputs) {
      this.outputs = outputs;
    }

    @Override
    public Void visit(Layer.Dense dense) {
      Ports ports = into(output());
      return append(
          new DenseOperation(weight(), ports, options.parameterGradient(), workspace), ports);
    }

    @Override
    public Void visit(Layer.Convolution c) {
      Ports ports = into(output());
      return append(
          ConvolutionOperation.of(c, weight(), ports, options.parameterGradient(), workspace),
          ports);
    }

    @Override
    public Void visit(Layer.TransposedConvolution c) {
      Ports ports = into(output());
      return append(
          ConvolutionOperation.of(c, weight(), ports, options.parameterGradient(), workspace),
          ports);
    }

    @Override
    public Void visit(Layer.BatchNorm norm) {
      Ports ports = into(output());
      BatchNormBlocks blocks = BatchNormBlocks.of(layout, layer);
      if (!options.batchStatistics()) {
        return append(new RunningBatchNorm(norm, blocks, ports, workspace), ports);
      }
      BatchNormOperation operation =
          new BatchNormOperation(norm, blocks, ports, options, workspace);
      batchNorms.add(operation);
      return append(operation, ports);
    }

    @Override
    public Void visit(Layer.ToImage image) {
      Ports ports = into(output());
      return append(Relayout.toImage(ports, workspace), ports);
    }

    @Override
    public Void visit(Layer.ToFeatures image) {
      Ports ports = into(output());
      return append(Relayout.toFeatures(ports, workspace), ports);
    }

    @Override
    public Void visit(Layer.Activation activation) {
      Ports ports = into(overwrite ? x : output());
      ActivationKernels kernels =
          new ActivationKernels(activation.function(), ports.y().layout(), workspace);
      return append(
          options.tangent()
              ? new FrozenActivation(kernels, ports, workspace)
              : new ActivationOperation(kernels, ports),
          ports);
    }

    private Tensor output() {
      return outputs.apply(network.shapes().get(layer + 1));
    }

    private Ports into(Tensor y) {
      return new Ports(x, y, gradients.at(layer), gradients.at(layer + 1));
    }

    private ParameterBlock weight() {
      return layout.block(layer, Kind.WEIGHT);
    }

    private Void append(Operation operation, Ports ports) {
      operations.add(operation);
      if (layout.has(layer, Kind.BIAS)) {
        operations.add(bias(ports));
      }
      overwrite = !operation.keepsOutput();
      x = ports.y();
      layer++;
      return null;
    }

    /** A batch norm takes the mean away, and with it the effect of a bias: its gradient is 0. */
    private Bias bias(Ports ports) {
      boolean wanted = options.parameterGradient() && !layout.has(layer + 1, Kind.MEAN);
      ChannelSum gradient = wanted ? new ChannelSum(ports.dy(), workspace) : null;
      return new Bias(layout.block(layer, Kind.BIAS), ports.y(), gradient, workspace);
    }
  }

  void load(float[] parameters) {
    operations.forEach(operation -> operation.load(parameters));
  }

  void forward() {
    operations.forEach(Operation::forward);
  }

  /** Runs the network linearised where the last forward pass was, from {@link #input}. */
  void tangent() {
    operations.forEach(Operation::tangent);
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

  /** The gradient of the parameters alone, of the last {@link #backward}'s output gradient. */
  void parameterGradient(float[] gradient) {
    operations.forEach(operation -> operation.parameterGradient(gradient));
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
