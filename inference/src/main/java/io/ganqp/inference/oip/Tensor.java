package io.ganqp.inference.oip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A tensor as the binary extension of the protocol has it.
 *
 * @param name of the input or output
 * @param datatype of its elements
 * @param shape its dimensions
 * @param data its elements in row-major order, little endian; not copied
 */
public record Tensor(String name, Datatype datatype, List<Long> shape, ByteBuffer data) {
  /** Keeps what others do to position and order of the buffer out. */
  public Tensor {
    shape = List.copyOf(shape);
    data = data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Its elements, for whoever reads them: from the position on. */
  @Override
  public ByteBuffer data() {
    return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }
}
