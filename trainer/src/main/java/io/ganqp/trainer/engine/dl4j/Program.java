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
    List<Shape> shapes = network.shapes();
    INDArray x = input;
    boolean overwrite = true;
    for (int i = 0; i < network.layers().size(); i++) {
      Layer layer = network.layers().get(i);
      long[] shape = arrayShape(options.batchSize(), shapes.get(i + 1));
      if (layer instanceof Layer.ToImage || layer instanceof Layer.ToFeatures) {
        x = x.reshape('c', shape);
        continue;
      }
      boolean inPlace = overwrite && layer instanceof Layer.Activation;
      INDArray y = inPlace ? x : memory.allocate(shape);
      Ports ports = new Ports(x, y, gradients.at(i), gradients.at(i + 1), scratch);
      Operation operation = operation(i, layer, ports, overwrite);
      operations.add(operation);
      overwrite = !operation.keepsOutput();
      x = y;
    }
    return x;
  }

  private Operation operation(int index, Layer layer, Ports ports, boolean overwrite) {
    Weights weights = new Weights(index, layout, parameters, parameterGradient);
    if (layer instanceof Layer.Dense d) {
      return new DenseOperation(d, ports, weights);
    } else if (layer instanceof Layer.Convolution c) {
      return new ConvolutionOperation(c, ports, weights, memory);
    } else if (layer instanceof Layer.TransposedConvolution c) {
      return new TransposedConvolutionOperation(c, ports, weights, memory);
    } else if (layer instanceof Layer.Activation a) {
      return new ActivationOperation(a.function(), ports);
    } else if (layer instanceof Layer.BatchNorm b && !options.batchStatistics()) {
      return new RunningBatchNorm(b, ports, weights, memory);
    } else if (layer instanceof Layer.BatchNorm b) {
      INDArray centred = overwrite ? ports.x() : memory.allocate(ports.x().shape());
      BatchNormOperation batchNorm =
          new BatchNormOperation(b, ports, centred, options.groups(), weights, memory);
      batchNorms.put(index, batchNorm);
      return batchNorm;
    }
    throw new IllegalArgumentException("no operation for " + layer);
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
