package io.ganqp.trainer.engine.dl4j;

import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.ParameterBlock.Kind;
import io.ganqp.trainer.network.ParameterLayout;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One layer's blocks as views of the flat vectors.
 *
 * @param layer index of the layer
 * @param parameters flat values
 * @param gradient flat gradient; null where nobody wants it
 */
record Weights(int layer, ParameterLayout layout, INDArray parameters, INDArray gradient) {

  INDArray value(Kind kind) {
    return view(parameters, kind);
  }

  /** The gradient's block, or null where no gradient is wanted. */
  INDArray gradient(Kind kind) {
    return gradient == null ? null : view(gradient, kind);
  }

  private INDArray view(INDArray vector, Kind kind) {
    ParameterBlock block = layout.block(layer, kind);
    long[] shape = block.shape().stream().mapToLong(Integer::longValue).toArray();
    return Memory.view(vector, block.offset(), shape);
  }
}
