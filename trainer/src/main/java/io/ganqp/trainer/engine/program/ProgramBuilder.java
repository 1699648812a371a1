package io.ganqp.trainer.engine.program;

import io.ganqp.trainer.network.Layer;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Appends the operation of each layer that it visits, or sees its input in another shape. */
final class ProgramBuilder<T> implements Layer.Visitor<Void> {

  private final List<Shape> shapes;
  private final Gradients<T> gradients;
  private final Tensors<T> tensors;
  private final Operations<T> maker;
  private final Backend<T> backend;
  private final Function<Shape, T> outputs;
  private final List<Operation> operations = new ArrayList<>();
  private T x;

  /** Whether nobody reads the last output again. */
  private boolean overwrite = true;

  private int layer;

  ProgramBuilder(NetworkDefinition network, Gradients<T> gradients, Backend<T> backend) {
    this.shapes = network.shapes();
    this.gradients = gradients;
    this.backend = backend;
    this.tensors = backend.tensors();
    this.maker = backend.operations();
    this.x = tensors.tensor(shapes.get(0));
    this.outputs = tensors.outputs(shapes, gradients.ofOutput() != null);
  }

  /** The latest output, or the input before there is one. */
  T last() {
    return x;
  }

  List<Operation> operations() {
    return List.copyOf(operations);
  }

  @Override
  public Void visit(Layer.Dense dense) {
    return append(dense, maker::dense);
  }

  @Override
  public Void visit(Layer.Convolution convolution) {
    return append(convolution, maker::convolution);
  }

  @Override
  public Void visit(Layer.TransposedConvolution convolution) {
    return append(convolution, maker::transposedConvolution);
  }

  @Override
  public Void visit(Layer.BatchNorm norm) {
    return append(norm, maker::batchNorm);
  }

  @Override
  public Void visit(Layer.ToImage image) {
    return append(image, (reshape, site) -> maker.toImage(site));
  }

  @Override
  public Void visit(Layer.ToFeatures features) {
    return append(features, (reshape, site) -> maker.toFeatures(site));
  }

  @Override
  public Void visit(Layer.Activation activation) {
    return append(activation, maker::activation);
  }

  private <L extends Layer> Void append(L next, BiFunction<L, Site<T>, Operation> making) {
    Shape shape = shapes.get(layer + 1);
    Placement placement = Placement.of(next, tensors);
    if (placement == Placement.VIEW) {
      x = tensors.view(x, shape);
    } else {
      T y = placement == Placement.IN_PLACE && overwrite ? x : outputs.apply(shape);
      LayerTensors<T> ofLayer =
          new LayerTensors<>(x, y, gradients.at(layer), gradients.at(layer + 1));
      Operation operation = make(next, making, new Site<>(layer, ofLayer, overwrite));
      operations.add(operation);
      overwrite = !operation.keepsOutput();
      x = y;
    }
    layer++;
    return null;
  }

  private <L extends Layer> Operation make(
      L next, BiFunction<L, Site<T>, Operation> making, Site<T> site) {
    try {
      return making.apply(next, site);
    } catch (RuntimeException e) {
      throw backend.cannotMake(next, e);
    }
  }
}
