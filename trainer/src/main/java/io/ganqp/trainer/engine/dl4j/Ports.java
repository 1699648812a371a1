package io.ganqp.trainer.engine.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What an operation reads and writes.
 *
 * @param x input
 * @param y output
 * @param dx where the input's gradient goes; null where nobody wants it
 * @param dy the output's gradient
 * @param scratch a flat array for results that nobody wants, as long as the largest array of the
 *     program; its content lasts for one call
 */
record Ports(INDArray x, INDArray y, INDArray dx, INDArray dy, INDArray scratch) {

  /** The scratch array in the shape of {@code array}. */
  INDArray scratchLike(INDArray array) {
    return Memory.head(scratch, array.shape());
  }
}
