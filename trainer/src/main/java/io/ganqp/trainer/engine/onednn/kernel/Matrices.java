package io.ganqp.trainer.engine.onednn.kernel;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import io.ganqp.trainer.engine.onednn.memory.Place;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;

/**
 * Matrices of one size at regular distances in memory, each row by row.
 *
 * @param place of the first
 * @param rows as they lie in memory
 * @param columns as they lie in memory
 * @param rowStride floats from one row to the next
 * @param transposed whether they stand for their transposes
 * @param axes along which there are several, the outermost first
 */
public record Matrices(
    Place place, long rows, long columns, long rowStride, boolean transposed, List<Axis> axes) {

  /**
   * A direction in which matrices follow one another.
   *
   * @param count how many
   * @param distance floats from one to the next
   */
  record Axis(long count, long distance) {}

  public Matrices {
    axes = List.copyOf(axes);
  }

  /** A single matrix. */
  public static Matrices one(Place place, long rows, long columns, long rowStride) {
    return new Matrices(place, rows, columns, rowStride, false, List.of());
  }

  /** The same {@code count} times, along one more axis inside of those that there are. */
  public Matrices repeated(long count, long distance) {
    List<Axis> more = new ArrayList<>(axes);
    more.add(new Axis(count, distance));
    return new Matrices(place, rows, columns, rowStride, transposed, more);
  }

  /** Those rows of each. */
  public Matrices rowsFrom(long begin, long count) {
    return new Matrices(place.plus(begin * rowStride), count, columns, rowStride, transposed, axes);
  }

  /** Those columns of each. */
  public Matrices columnsFrom(long begin, long count) {
    return new Matrices(place.plus(begin), rows, count, rowStride, transposed, axes);
  }

  /** Each transposed; the same memory. */
  public Matrices transpose() {
    return new Matrices(place, rows, columns, rowStride, !transposed, axes);
  }

  /** To {@code target}, the products of these matrices, or of this one matrix, with those. */
  public Step multiply(Matrices those, Matrices target, Workspace workspace) {
    return multiply(those, target, workspace.attributes(), workspace);
  }

  /** Added to {@code target}, the products of these matrices, or of this one, with those. */
  public Step multiplyAndAdd(Matrices those, Matrices target, Workspace workspace) {
    return multiply(those, target, workspace.addingAttributes(), workspace);
  }

  private Step multiply(
      Matrices those, Matrices target, primitive_attr attributes, Workspace workspace) {
    int dimensions = target.axes.size();
    memory.desc a = descriptor(dimensions, workspace);
    memory.desc b = those.descriptor(dimensions, workspace);
    memory.desc c = target.descriptor(dimensions, workspace);
    var description = workspace.own(new matmul.desc(a, b, c));
    var primitive =
        workspace.own(new matmul.primitive_desc(description, attributes, workspace.engine()));
    return workspace
        .kernel("products of %s and %s".formatted(this, those), primitive)
        .with(DNNL_ARG_SRC, place.memory(a))
        .with(DNNL_ARG_WEIGHTS, those.place.memory(b))
        .with(DNNL_ARG_DST, target.place.memory(c))
        .unmetered();
  }

  /** Sets all of them to zero. */
  public Step clearing(Workspace workspace) {
    memory.desc target = descriptor(axes.size(), workspace);
    memory zeros = workspace.zeros().memory(workspace.plain(sizes(axes.size())));
    return workspace.reorder("zeros for " + this, zeros, place.memory(target)).unmetered();
  }

  /** A single matrix counts as one along each axis that there is. */
  private memory.desc descriptor(int dimensions, Workspace workspace) {
    long[] strides = new long[dimensions + 2];
    for (int i = 0; i < dimensions; i++) {
      strides[i] = axes.isEmpty() ? rows * rowStride : axes.get(i).distance();
    }
    strides[dimensions] = transposed ? 1 : rowStride;
    strides[dimensions + 1] = transposed ? rowStride : 1;
    return workspace.strided(sizes(dimensions), strides);
  }

  private long[] sizes(int dimensions) {
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
