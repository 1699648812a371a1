package io.ganqp.trainer.engine.onednn;

import static io.ganqp.trainer.engine.onednn.ToomCook.POINTS;
import static io.ganqp.trainer.engine.onednn.ToomCook.TAPS;

import io.ganqp.trainer.engine.onednn.WinogradMatrices.Rows;
import io.ganqp.trainer.network.ParameterBlock;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;

/**
 * The weights [K, C, 5, 5] of a convolution of stride 2, as 36 matrices U of [4C, K]. Of the five
 * taps, the first, third and fifth are of the second pixel of a square, the others of the first.
 */
final class WinogradWeight {

  private static final int KERNEL = 5;
  private static final int PHASES = 2;

  private final ParameterBlock block;
  private final WinogradMatrices matrices;
  private final Workspace workspace;
  private FloatPointer data;
  private Step packing;

  /** Floats of a tap, K·C. */
  private final long tap;

  WinogradWeight(ParameterBlock block, WinogradMatrices matrices, Workspace workspace) {
    this.block = block;
    this.matrices = matrices;
    this.workspace = workspace;
    this.tap = (long) block.shape().get(0) * block.shape().get(1);
  }

  private long length() {
    return (long) POINTS * POINTS * PHASES * PHASES * tap;
  }

  /** U, renewed by {@link #load}; takes memory only where somebody reads it. */
  memory memory(memory.desc descriptor) {
    if (packing == null) {
      data = workspace.allocate(length());
      packing = packing();
    }
    return workspace.memory(descriptor, data);
  }

  /** Where the gradient of U is to be. */
  memory gradientMemory(memory.desc descriptor) {
    return workspace.packedGradient().memory(descriptor);
  }

  private Step packing() {
    SharedBuffer taps = workspace.convolutionScratch().first();
    SharedBuffer halfway = workspace.convolutionScratch().second();
    List<Step> steps = new ArrayList<>();
    steps.add(workspace.reorder("taps of " + block.shape(), plain(), taps(taps)).unmetered());
    rows(taps, halfway, (g, w, u, n) -> steps.add(product(g, w, u, n)));
    columns(halfway, new Span(() -> data, 0), (g, w, u, n) -> steps.add(product(g, w, u, n)));
    return workspace.metered("packing of weights " + block.shape() + " (winograd)", 0, steps);
  }

  private static Step product(Filter filter, Matrix taps, Matrix points, long length) {
    return MatrixProduct.of(filter.matrix(), taps, points, POINTS, filter.taps().count(), length);
  }

  /** The transpose of the packing, from the gradient of U to staging. */
  List<Step> unpackingOfGradient() {
    SharedBuffer taps = workspace.convolutionScratch().first();
    SharedBuffer halfway = workspace.convolutionScratch().second();
    List<Step> steps = new ArrayList<>();
    columns(
        halfway,
        workspace.packedGradient().span(length()),
        (g, w, u, n) -> steps.add(transpose(g, w, u, n)));
    rows(taps, halfway, (g, w, u, n) -> steps.add(transpose(g, w, u, n)));
    steps.add(workspace.reorder("gradient of " + block.shape(), taps(taps), plain()).unmetered());
    return steps;
  }

  private static Step transpose(Filter filter, Matrix taps, Matrix points, long length) {
    return MatrixProduct.of(
        filter.matrix().transpose(), points, taps, filter.taps().count(), POINTS, length);
  }

  /** The columns of G that the taps of a pixel of a square meet. */
  private record Filter(Matrix matrix, Rows taps) {}

  private Filter filter(int phase) {
    Rows taps = new Rows(TAPS - count(phase), TAPS);
    return new Filter(matrices.filterOf(taps), taps);
  }

  private static int firstTap(int phase) {
    return PHASES - 1 - phase;
  }

  private static int count(int phase) {
    return (KERNEL - firstTap(phase) + PHASES - 1) / PHASES;
  }

  /** Between the taps of a phase and its points, along an axis. */
  private interface Axis {
    void pass(Filter filter, Matrix taps, Matrix points, long length);
  }

  /** Between [row, column, …] and [phase, point, column, …]. */
  private void rows(SharedBuffer taps, SharedBuffer halfway, Axis axis) {
    long row = KERNEL * tap;
    Span all = taps.span(KERNEL * row);
    Span points = halfway.span((long) PHASES * POINTS * row);
    for (int phase = 0; phase < PHASES; phase++) {
      axis.pass(
          filter(phase),
          Matrix.of(all.plus(firstTap(phase) * row), PHASES * row),
          Matrix.of(points.plus((long) phase * POINTS * row), row),
          row);
    }
  }

  /** Between [phase, point, column, …] and [point, point, phase, phase, …]. */
  private void columns(SharedBuffer halfway, Span points, Axis axis) {
    long square = (long) PHASES * PHASES * tap;
    Span taps = halfway.span((long) PHASES * POINTS * KERNEL * tap);
    for (int above = 0; above < PHASES; above++) {
      for (int point = 0; point < POINTS; point++) {
        long row = ((long) above * POINTS + point) * KERNEL * tap;
        for (int phase = 0; phase < PHASES; phase++) {
          axis.pass(
              filter(phase),
              Matrix.of(taps.plus(row + firstTap(phase) * tap), PHASES * tap),
              Matrix.of(
                  points.plus(
                      ((long) point * POINTS * PHASES * PHASES + (long) above * PHASES + phase)
                          * tap),
                  square),
              tap);
        }
      }
    }
  }

  private memory plain() {
    return workspace.staging().memory(workspace.plain(dimensions()));
  }

  /** [5, 5, C, K]. */
  private memory taps(SharedBuffer buffer) {
    long features = block.shape().get(0);
    return buffer.memory(
        workspace.strided(dimensions(), new long[] {1, features, KERNEL * tap, tap}));
  }

  private long[] dimensions() {
    return block.shape().stream().mapToLong(i -> i).toArray();
  }

  void load(float[] parameters) {
    workspace.staging().data().put(parameters, block.offset(), block.length());
    packing.run();
  }

  void store(float[] gradient) {
    workspace.staging().data().get(gradient, block.offset(), block.length());
  }
}
