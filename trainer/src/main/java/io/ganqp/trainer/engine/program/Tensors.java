package io.ganqp.trainer.engine.program;

import io.ganqp.trainer.network.Shape;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Makes an engine's tensors, each of a whole batch of samples. */
public interface Tensors<T> {

  /** With memory of its own. */
  T tensor(Shape shape);

  /**
   * For the outputs of a chain of layers, one after the other.
   *
   * @param shapes of all that will be asked for
   * @param kept whether a backward pass reads them, so that none may lie where another did
   */
  Function<Shape, T> outputs(List<Shape> shapes, boolean kept);

  /**
   * For the gradients of these outputs, from the last to the first. Only the latest two need to be
   * there at a time, unless {@link #keepsGradients}.
   *
   * @param shapes of all that will be asked for
   */
  Function<Shape, T> gradients(List<Shape> shapes);

  /** Whether all gradients stay until the next backward pass, so that passes can share them. */
  boolean keepsGradients();

  /** Whether flat features and an image of as many elements are one tensor under two shapes. */
  boolean reshapesByView();

  /** The same memory in another shape; only where {@link #reshapesByView}. */
  T view(T tensor, Shape shape);

  /** Whether the gradient of a batch norm's input may lie where that of its output did. */
  boolean normalizesGradientInPlace();

  /** Fills {@code tensor} from a plain array: samples one after the other, images CHW. */
  Consumer<float[]> reader(T tensor);

  /** Copies {@code tensor} to a plain array of the same order. */
  Consumer<float[]> writer(T tensor);
}
