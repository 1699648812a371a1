package io.ganqp.trainer.engine.onednn;

import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.ParameterLayout;
import io.ganqp.trainer.network.Shape;
import java.util.List;
import java.util.function.Function;

/**
 * Where the backward pass keeps the gradient between each two layers, as far as it goes. Each has
 * room of its own, until the next backward pass, where there is a tangent pass; else only the last
 * two are kept.
 */
final class Gradients {

  private static final GradientInPlace IN_PLACE = new GradientInPlace();

  private final Tensor[] boundaries;

  Gradients(
      NetworkDefinition network, ParameterLayout layout, PlanOptions options, Workspace workspace) {
    List<Shape> shapes = network.shapes();
    boundaries = new Tensor[shapes.size()];
    int last = shapes.size() - 1;
    int first = first(layout, options, last);
    if (first > last) {
      return;
    }
    List<Shape> reached = shapes.subList(first, last + 1);
    Function<Shape, Tensor> next =
        options.tangent()
            ? shape -> workspace.tensor(options.batchSize(), shape)
            : new TensorPair(workspace, options.batchSize(), reached)::next;
    for (int i = last; i >= first; i--) {
      boolean inPlace = i < last && network.layers().get(i).accept(IN_PLACE);
      boundaries[i] = inPlace ? boundaries[i + 1] : next.apply(shapes.get(i));
    }
  }

  /** The boundary that the backward pass stops at. */
  private static int first(ParameterLayout layout, PlanOptions options, int last) {
    if (options.inputGradient()) {
      return 0;
    }
    if (!options.parameterGradient()) {
      return last + 1;
    }
    return layout.blocks().stream().mapToInt(block -> block.layer() + 1).min().orElse(last + 1);
  }

  /** Gradient of the input of layer {@code boundary}, or null where nobody wants it. */
  Tensor at(int boundary) {
    return boundaries[boundary];
  }

  /** Gradient of the output, or null where there is no backward pass. */
  Tensor ofOutput() {
    return boundaries[boundaries.length - 1];
  }
}
