package io.ganqp.trainer.engine.onednn.kernel;

import io.ganqp.trainer.engine.onednn.memory.BufferOffset;
import io.ganqp.trainer.engine.onednn.memory.Descriptors;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;

/**
 * Matrices of one size at regular distances in memory, each row by row.
 *
 * @param start of the first
 * @param rows as they lie in memory
 * @param columns as they lie in memory
 * @param rowStride floats from one row to the next
 * @param transposed whether they stand for their transposes
 * @param axes along which there are several, the outermost first
 */
public record StridedMatrices(
    BufferOffset start,
    long rows,
    long columns,
    long rowStride,
    boolean transposed,
    List<Axis> axes) {

  /**
   * A direction in which matrices follow one another.
   *
   * @param count how many
   * @param distance floats from one to the next
   */
  record Axis(long count, long distance) {}

  public StridedMatrices {
    axes = List.copyOf(axes);
  }

  /** A single matrix. */
  public static StridedMatrices one(BufferOffset start, long rows, long columns, long rowStride) {
    return new StridedMatrices(start, rows, columns, rowStride, false, List.of());
  }

  /** The same {@code count} times, along one more axis inside of those that there are. */
  public StridedMatrices repeated(long count, long distance) {
    List<Axis> more = new ArrayList<>(axes);
    more.add(new Axis(count, distance));
    return new StridedMatrices(start, rows, columns, rowStride, transposed, more);
  }

  /** Those rows of each. */
  public StridedMatrices rowsFrom(long begin, long count) {
    return new StridedMatrices(
        start.plus(begin * rowStride), count, columns, rowStride, transposed, axes);
  }

  /** Those columns of each. */
  public StridedMatrices columnsFrom(long begin, long count) {
    return new StridedMatrices(start.plus(begin), rows, count, rowStride, transposed, axes);
  }

  /** Each transposed; the same memory. */
  public StridedMatrices transpose() {
    return new StridedMatrices(start, rows, columns, rowStride, !transposed, axes);
  }

  /** A single matrix counts as one along each axis that there is. */
  memory.desc descriptor(int dimensions, Descriptors descriptors) {
    long[] strides = new long[dimensions + 2];
    for (int i = 0; i < dimensions; i++) {
      strides[i] = axes.isEmpty() ? rows * rowStride : axes.get(i).distance();
    }
    strides[dimensions] = transposed ? 1 : rowStride;
    strides[dimensions + 1] = transposed ? rowStride : 1;
    return descriptors.strided(sizes(dimensions), strides);
  }

  /** Along each axis, and of a matrix, after transposition. */
  long[] sizes(int dimensions) {
    long[] sizes = new long[dimensions + 2];
    for (int i = 0; i < dimensions; i++) {
      sizes[i] = axes.isEmpty() ? 1 : axes.get(i).count();
    }
    sizes[dimensions] = transposed ? columns : rows;
    sizes[dimensions + 1] = transposed ? rows : columns;
    return sizes;
  }

  @Override
  public String toString() {
    String size = transposed ? columns + "×" + rows : rows + "×" + columns;
    long count = axes.stream().mapToLong(Axis::count).reduce(1, Math::multiplyExact);
    return count == 1 ? "a matrix " + size : "%d matrices %s".formatted(count, size);
  }
}
