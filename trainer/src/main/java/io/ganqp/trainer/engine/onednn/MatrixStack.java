package io.ganqp.trainer.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.function.Function;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;

/**
 * As many matrices as Winograd's algorithm multiplies, one after the other in memory, row by row.
 *
 * @param place gives memory of a descriptor at the start of the stack
 * @param rows of each of them as they stand for
 * @param columns of each of them as they stand for
 * @param transposed whether they stand for their transposes
 */
record MatrixStack(
    Function<memory.desc, memory> place, long rows, long columns, boolean transposed) {

  /** Number of matrices. */
  static final int SIZE = ToomCook.POINTS * ToomCook.POINTS;

  static MatrixStack of(Function<memory.desc, memory> place, long rows, long columns) {
    return new MatrixStack(place, rows, columns, false);
  }

  MatrixStack transpose() {
    return new MatrixStack(place, columns, rows, !transposed);
  }

  /** To {@code target}, the products of these matrices with those. */
  Step times(MatrixStack those, MatrixStack target, Workspace workspace) {
    return times(those, target, workspace.attributes(), workspace);
  }

  /** Added to {@code target}, the products of these matrices with those. */
  Step timesAddedTo(MatrixStack those, MatrixStack target, Workspace workspace) {
    return times(those, target, workspace.addingAttributes(), workspace);
  }

  private Step times(
      MatrixStack those, MatrixStack target, primitive_attr attributes, Workspace workspace) {
    memory.desc a = descriptor(workspace);
    memory.desc b = those.descriptor(workspace);
    memory.desc c = target.descriptor(workspace);
    var description = workspace.own(new matmul.desc(a, b, c));
    var primitive =
        workspace.own(new matmul.primitive_desc(description, attributes, workspace.engine()));
    return workspace
        .kernel("products of %s and %s".formatted(this, those), primitive)
        .with(DNNL_ARG_SRC, place.apply(a))
        .with(DNNL_ARG_WEIGHTS, those.place.apply(b))
        .with(DNNL_ARG_DST, target.place.apply(c))
        .unmetered();
  }

  private memory.desc descriptor(Workspace workspace) {
    long rowStride = transposed ? 1 : columns;
    long columnStride = transposed ? rows : 1;
    return workspace.strided(
        new long[] {SIZE, rows, columns}, new long[] {rows * columns, rowStride, columnStride});
  }

  @Override
  public String toString() {
    return "%d matrices %d×%d".formatted(SIZE, rows, columns);
  }
}
