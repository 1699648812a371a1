package io.ganqp.trainer.engine.dl4j;

import io.ganqp.trainer.engine.program.Tensors;
import io.ganqp.trainer.network.Shape;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Arrays of a batch: [N, C] for flat features, else NCHW. */
record BatchArrays(int batch, Memory memory) implements Tensors<INDArray> {

  @Override
  public INDArray tensor(Shape shape) {
    return memory.allocate(arrayShape(shape));
  }

  @Override
  public Function<Shape, INDArray> outputs(List<Shape> shapes, boolean kept) {
    return this::tensor;
  }

  /** In two arrays by turns: a gradient is dead when the next but one is born. */
  @Override
  public Function<Shape, INDArray> gradients(List<Shape> shapes) {
    long longest = shapes.stream().mapToLong(Shape::length).max().orElseThrow();
    INDArray[] turns = {memory.allocate(batch * longest), memory.allocate(batch * longest)};
    int[] turn = {0};
    return shape -> Memory.head(turns[turn[0]++ % turns.length], arrayShape(shape));
  }

  @Override
  public boolean keepsGradients() {
    return false;
  }

  @Override
  public boolean reshapesByView() {
    return true;
  }

  @Override
  public INDArray view(INDArray array, Shape shape) {
    return array.reshape('c', arrayShape(shape));
  }

  @Override
  public boolean normalizesGradientInPlace() {
    return false;
  }

  @Override
  public Consumer<float[]> reader(INDArray array) {
    return from -> {
      try (INDArray copy = Nd4j.createFromArray(from)) {
        array.assign(copy.reshape(array.shape()));
      }
    };
  }

  @Override
  public Consumer<float[]> writer(INDArray array) {
    return to -> Memory.read(array, to, 0);
  }

  private long[] arrayShape(Shape shape) {
    return shape.size() == 1
        ? new long[] {batch, shape.channels()}
        : new long[] {batch, shape.channels(), shape.size(), shape.size()};
  }
}
