package io.ganqp.trainer.engine.dl4j;

import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.ParameterLayout;
import io.ganqp.trainer.network.Shape;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An array for results that nobody wants. Its content lasts for one call.
 *
 * @param flat as long as the longest array of the program
 */
record Scratch(INDArray flat) {

  static Scratch of(NetworkDefinition network, ParameterLayout layout, int batch, Memory memory) {
    return new Scratch(
        memory.allocate(
            LongStream.concat(
                    network.shapes().stream()
                        .mapToLong(Shape::length)
                        .map(length -> batch * length),
                    layout.blocks().stream().mapToLong(ParameterBlock::length))
                .max()
                .orElseThrow()));
  }

  /** In the shape of {@code array}. */
  INDArray like(INDArray array) {
    return Memory.head(flat, array.shape());
  }
}
