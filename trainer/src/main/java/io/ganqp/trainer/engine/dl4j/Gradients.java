package io.ganqp.trainer.engine.dl4j;

import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.network.Layer;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Shape;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where the backward pass keeps the gradient between each two layers. Two arrays in turn are
 * enough: a gradient is dead when the next but one is born.
 */
final class Gradients {

  private static final GradientInPlace IN_PLACE = new GradientInPlace();

  private final INDArray[] boundaries;

  Gradients(NetworkDefinition network, PlanOptions options, Memory memory) {
    List<Layer> layers = network.layers();
    List<Shape> shapes = network.shapes();
    boundaries = new INDArray[shapes.size()];
    if (!options.parameterGradient() && !options.inputGradient()) {
      return;
    }
    int first = options.inputGradient() ? 0 : firstWithParameters(layers) + 1;
    long longest =
        shapes.subList(first, shapes.size()).stream().mapToInt(Shape::length).max().orElse(1);
    INDArray current = memory.allocate(options.batchSize() * longest);
    INDArray other = memory.allocate(options.batchSize() * longest);
    for (int i = layers.size(); i >= first; i--) {
      boundaries[i] = Memory.head(current, Program.arrayShape(options.batchSize(), shapes.get(i)));
      if (i > 0 && !worksInPlace(layers.get(i - 1))) {
        INDArray next = other;
        other = current;
        current = next;
      }
    }
  }

  private static int firstWithParameters(List<Layer> layers) {
    int i = 0;
    while (i < layers.size() - 1 && worksInPlace(layers.get(i))) {
      i++;
    }
    return i;
  }

  private static boolean worksInPlace(Layer layer) {
    return layer.accept(IN_PLACE);
  }

  /** Gradient of the input of layer {@code boundary}, or null where nobody wants it. */
  INDArray at(int boundary) {
    return boundaries[boundary];
  }

  /** Gradient of the output, or null where there is no backward pass. */
  INDArray ofOutput() {
    return boundaries[boundaries.length - 1];
  }
}
