package io.ganqp.trainer.engine.program;

import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.network.Layer;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.ParameterLayout;
import io.ganqp.trainer.network.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Where the backward pass keeps the gradient between each two layers, as far as it goes. */
final class Gradients<T> {

  private final List<T> boundaries;

  Gradients(NetworkDefinition network, PlanOptions options, Tensors<T> tensors) {
    List<Shape> shapes = network.shapes();
    boundaries = new ArrayList<>(Collections.nCopies(shapes.size(), null));
    int last = shapes.size() - 1;
    int first = first(network, options, last);
    if (first > last) {
      return;
    }
    Function<Shape, T> next = tensors.gradients(shapes.subList(first, shapes.size()));
    boundaries.set(last, next.apply(shapes.get(last)));
    for (int i = last - 1; i >= first; i--) {
      T after = boundaries.get(i + 1);
      Layer layer = network.layers().get(i);
      boundaries.set(
          i,
          switch (placement(layer, tensors)) {
            case IN_PLACE -> after;
            case VIEW -> tensors.view(after, shapes.get(i));
            case OWN -> next.apply(shapes.get(i));
          });
    }
  }

  private static Placement placement(Layer layer, Tensors<?> tensors) {
    if (layer instanceof Layer.BatchNorm) {
      return tensors.normalizesGradientInPlace() ? Placement.IN_PLACE : Placement.OWN;
    }
    return Placement.of(layer, tensors);
  }

  /** The boundary that the backward pass stops at. */
  private static int first(NetworkDefinition network, PlanOptions options, int last) {
    if (options.inputGradient()) {
      return 0;
    }
    if (!options.parameterGradient()) {
      return last + 1;
    }
    return ParameterLayout.of(network).blocks().stream()
        .mapToInt(block -> block.layer() + 1)
        .min()
        .orElse(last + 1);
  }

  /** Gradient of the input of layer {@code boundary}, or null where nobody wants it. */
  T at(int boundary) {
    return boundaries.get(boundary);
  }

  /** Gradient of the output, or null where there is no backward pass. */
  T ofOutput() {
    return boundaries.get(boundaries.size() - 1);
  }
}
