package io.ganqp.trainer.network;

import java.util.ArrayList;
import java.util.List;

/**
 * What a network computes, independent of any engine.
 *
 * @param name "generator" or "critic"
 * @param inputs elements of one input sample: the latent dimension, 3·H·W, or 6·H·W for a pair
 * @param outputs elements of one output sample: 3·H·W, or 1
 * @param layers in order of the forward pass; the first takes flat features
 */
public record NetworkDefinition(String name, int inputs, int outputs, List<Layer> layers) {

  /**
   * @throws IllegalArgumentException if a layer does not take what the one before it gives, or the
   *     last one does not give {@code outputs} elements
   */
  public NetworkDefinition {
    layers = List.copyOf(layers);
    List<Shape> shapes = shapes(inputs, layers);
    Shape last = shapes.get(shapes.size() - 1);
    if (last.length() != outputs) {
      throw new IllegalArgumentException(
          "the " + name + " ends with " + last + " and not with " + outputs + " elements");
    }
  }

  /** Shapes of one sample: the input first, then what each layer gives. */
  public List<Shape> shapes() {
    return shapes(inputs, layers);
  }

  private static List<Shape> shapes(int inputs, List<Layer> layers) {
    List<Shape> shapes = new ArrayList<>();
    Shape shape = new Shape(inputs, 1);
    shapes.add(shape);
    for (Layer layer : layers) {
      shape = layer.output(shape);
      shapes.add(shape);
    }
    return List.copyOf(shapes);
  }
}
