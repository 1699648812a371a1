package io.ganqp.trainer.engine.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Every array of one program, made before its first pass and freed with it: passes allocate nothing
 * that waits for the garbage collector.
 */
final class Memory implements AutoCloseable {

  private final DataType type;
  private final List<INDArray> owned = new ArrayList<>();

  Memory(DataType type) {
    this.type = type;
  }

  /** Zeros. */
  INDArray allocate(long... shape) {
    INDArray array = Nd4j.create(type, shape, 'c');
    owned.add(array);
    return array;
  }

  /** The first elements of the flat array {@code shared} in another shape. */
  static INDArray head(INDArray shared, long... shape) {
    return view(shared, 0, shape);
  }

  /** Elements of the flat array {@code shared} from {@code offset} on, in another shape. */
  static INDArray view(INDArray shared, long offset, long... shape) {
    long length = LongStream.of(shape).reduce(1, Math::multiplyExact);
    return shared.get(NDArrayIndex.interval(offset, offset + length)).reshape('c', shape);
  }

  /** Copies all of an array to {@code to}, from {@code offset} on. */
  static void read(INDArray from, float[] to, int offset) {
    from.data().asNioFloat().get(to, offset, Math.toIntExact(from.length()));
  }

  @Override
  public void close() {
    owned.forEach(INDArray::close);
    owned.clear();
  }
}
