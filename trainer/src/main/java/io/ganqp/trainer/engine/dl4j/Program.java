package io.ganqp.trainer.engine.dl4j;

import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.network.Layer;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.ParameterLayout;
import io.ganqp.trainer.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network's operations in order, with all their arrays. Element-wise functions work in place
 * where nobody reads what they overwrite.
 */
final class Program implements AutoCloseable {

  private final PlanOptions options;
  private final Memory memory;
  private final ParameterLayout layout;
  private final INDArray parameters;
  private final INDArray parameterGradient;
  private final Gradients gradients;
  private final INDArray scratch;
  private final INDArray input;
  private final INDArray output;
  private final List<Operation> operations = new ArrayList<>();
  private final Map<Integer, BatchNormOperation> batchNorms = new TreeMap<>();

  Program(NetworkDefinition network, PlanOptions options, DataType type) {
    this.options = options;
    this.memory = new Memory(type);
    this.layout = ParameterLayout.of(network);
    this.parameters = memory.allocate(layout.size());
    this.parameterGradient = options.parameterGradient() ? memory.allocate(layout.size()) : null;
    this.gradients = new Gradients(network, options, memory);
    this.scratch = memory.allocate(longestArray(network));
    this.input = memory.allocate(options.batchSize(), network.inputs());
    this.output = build(network);
  }

  private INDArray build(NetworkDefinition network) {
    Builder builder = new Builder(network.shapes());
    network.layers().forEach(builder::append);
    return builder.x;
  }

  /** Appends the operation of each layer that it visits, or looks at the last output otherwise. */
  private final class Builder implements Layer.Visitor<Void> {
    private final List<Shape> shapes;
    private INDArray x = input;

    /** Whether nobody reads the last output again. */
    private boolean overwrite = true;

    private int layer;

    Builder(List<Shape> shapes) {
      this.shapes = shapes;
    }

    void append(Layer next) {
      next.accept(this);
      layer++;
    }

    @Override
    public Void visit(Layer.Dense dense) {
      Ports ports = into(memory.allocate(shape()));
      return append(new DenseOperation(dense, ports, weights(), memory), ports);
    }

    @Override
    public Void visit(Layer.Convolution c) {
      Ports ports = into(memory.allocate(shape()));
      return append(new ConvolutionOperation(c, ports, weights(), memory), ports);
    }

    @Override
    public Void visit(Layer.TransposedConvolution c) {
      Ports ports = into(memory.allocate(shape()));
      return append(new TransposedConvolutionOperation(c, ports, weights(), memory), ports);
    }

    @Override
    public Void visit(Layer.BatchNorm norm) {
      Ports ports = into(memory.allocate(shape()));
      if (!options.batchStatistics()) {
        return append(new RunningBatchNorm(norm, ports, weights(), memory), ports);
      }
      INDArray centred = overwrite ? x : memory.allocate(x.shape());
      BatchNormOperation operation =
          new BatchNormOperation(norm, ports, centred, options.groups(), weights(), memory);
      batchNorms.put(layer, operation);
      return append(operation, ports);
    }

    @Override
    public Void visit(Layer.ToImage image) {
      x = x.reshape('c', shape());
      return null;
    }

    @Override
    public Void visit(Layer.ToFeatures image) {
      x = x.reshape('c', shape());
      return null;
    }

    @Override
    public Void visit(Layer.Activation activation) {
      Ports ports = into(overwrite ? x : memory.allocate(shape()));
      INDArray values = options.tangent() ? memory.allocate(shape()) : ports.y();
      return append(new ActivationOperation(activation.function(), ports, values), ports);
    }

    private Ports into(INDArray y) {
      return new Ports(x, y, gradients.at(layer), gradients.at(layer + 1), scratch);
    }

    private Void append(Operation operation, Ports ports) {
      operations.add(operation);
      overwrite = !operation.keepsOutput();
      x = ports.y();
      return null;
    }

    private Weights weights() {
      return new Weights(layer, layout, parameters, parameterGradient);
    }

    private long[] shape() {
      return arrayShape(options.batchSize(), shapes.get(layer + 1));
    }
  }

  /** Elements of the longest array that a layer may want to write without anyone reading it. */
  private long longestArray(NetworkDefinition network) {
    long longest = 0;
    for (Shape shape : network.shapes()) {
      longest = Math.max(longest, (long) options.batchSize() * shape.length());
    }
    for (var block : layout.blocks()) {
      longest = Math.max(longest, block.length());
    }
    return longest;
  }

  /** Samples of {@code shape} as an array: [N, C] for flat features, else NCHW. */
  static long[] arrayShape(int samples, Shape shape) {
    return shape.size() == 1
        ? new long[] {samples, shape.channels()}
        : new long[] {samples, shape.channels(), shape.size(), shape.size()};
  }

  void forward() {
    operations.forEach(Operation::forward);
  }

  /** Runs the network linearised where the last forward pass was, from {@link #input}. */
  void tangent() {
    operations.forEach(Operation::tangent);
  }

  void backward() {
    for (int i = operations.size() - 1; i >= 0; i--) {
      operations.get(i).backward();
    }
  }

  /** Flat parameters. */
  INDArray parameters() {
    return parameters;
  }

  /** Flat gradient of the parameters, or null where nobody wants it. */
  INDArray parameterGradient() {
    return parameterGradient;
  }

  INDArray input() {
    return input;
  }

  INDArray output() {
    return output;
  }

  /** Where the gradient of the output goes before {@link #backward}; used up by it. */
  INDArray outputGradient() {
    return gradients.ofOutput();
  }

  /** Gradient of the input, or null where nobody wants it. */
  INDArray inputGradient() {
    return gradients.at(0);
  }

  /** Batch normalisations by their layer's index. */
  Map<Integer, BatchNormOperation> batchNorms() {
    return batchNorms;
  }

  @Override
  public void close() {
    memory.close();
  }
}
