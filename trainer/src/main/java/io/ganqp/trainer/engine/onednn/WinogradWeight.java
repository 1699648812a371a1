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

  /** Places for the taps of a row, one of which stays empty, so that both phases have three. */
  private static final int ROW = PHASES * TAPS;

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

  /** U, renewed by {@link #load}; takes memory only where somebody reads it. */
  Matrices matrices() {
    if (packing == null) {
      data = workspace.allocate((long) POINTS * POINTS * PHASES * PHASES * tap);
      packing = packing();
    }
    return matrices(workspace.start(data));
  }

  /** Where the gradient of U is to be. */
  Matrices gradientMatrices() {
    return matrices(workspace.packedGradient().start());
  }

  private Matrices matrices(Place start) {
    long features = block.shape().get(0);
    long squares = PHASES * PHASES * tap;
    return Matrices.one(start, squares / features, features, features)
        .repeated(POINTS * POINTS, squares);
  }

  private Step packing() {
    SharedBuffer taps = workspace.convolutionScratch().first();
    SharedBuffer halfway = workspace.convolutionScratch().second();
    List<Step> steps = new ArrayList<>();
    steps.add(workspace.reorder("taps of " + block.shape(), plain(), taps(taps)).unmetered());
    for (Pass pass : rows(taps, halfway)) {
      steps.add(pass.filter().multiply(pass.taps(), pass.points(), workspace));
    }
    for (Pass pass : columns(halfway, workspace.start(data))) {
      steps.add(pass.filter().multiply(pass.taps(), pass.points(), workspace));
    }
    return workspace.metered("packing of weights " + block.shape() + " (winograd)", 0, steps);
  }

  /** The transpose of the packing, from the gradient of U to staging. */
  List<Step> unpackingOfGradient() {
    SharedBuffer taps = workspace.convolutionScratch().first();
    SharedBuffer halfway = workspace.convolutionScratch().second();
    List<Step> steps = new ArrayList<>();
    for (Pass pass : columns(halfway, workspace.packedGradient().start())) {
      steps.add(pass.filter().transpose().multiply(pass.points(), pass.taps(), workspace));
    }
    for (Pass pass : rows(taps, halfway)) {
      steps.add(pass.filter().transpose().multiply(pass.points(), pass.taps(), workspace));
    }
    steps.add(workspace.reorder("gradient of " + block.shape(), taps(taps), plain()).unmetered());
    return steps;
  }

  /**
   * From taps to points along an axis, for the taps that a pixel of a square meets.
   *
   * @param filter their columns of G
   */
  private record Pass(Matrices filter, Matrices taps, Matrices points) {}

  private Matrices filter(int phase) {
    return matrices.filterOf(new Rows(TAPS - count(phase), TAPS));
  }

  private static int firstTap(int phase) {
    return PHASES - 1 - phase;
  }

  private static int count(int phase) {
    return (KERNEL - firstTap(phase) + PHASES - 1) / PHASES;
  }

  /** Between [row, column, …] and [phase, point, column, …]. */
  private List<Pass> rows(SharedBuffer taps, SharedBuffer halfway) {
    long row = ROW * tap;
    long points = POINTS * row;
    List<Pass> passes = new ArrayList<>();
    for (int phase = 0; phase < PHASES; phase++) {
      passes.add(
          new Pass(
              filter(phase),
              Matrices.one(
                  taps.start().plus(firstTap(phase) * row), count(phase), row, PHASES * row),
              Matrices.one(halfway.start().plus(phase * points), POINTS, row, row)));
    }
    return passes;
  }

  /** Between [phase, point, column, …] and [point, point, phase, phase, …]. */
  private List<Pass> columns(SharedBuffer halfway, Place points) {
    long row = ROW * tap;
    long square = PHASES * PHASES * tap;
    List<Pass> passes = new ArrayList<>();
    for (int phase = 0; phase < PHASES; phase++) {
      passes.add(
          new Pass(
              filter(phase),
              Matrices.one(
                      halfway.start().plus(firstTap(phase) * tap), count(phase), tap, PHASES * tap)
                  .repeated(PHASES, POINTS * row)
                  .repeated(POINTS, row),
              Matrices.one(points.plus(phase * tap), POINTS, tap, square)
                  .repeated(PHASES, PHASES * tap)
                  .repeated(POINTS, POINTS * square)));
    }
    return passes;
  }

  private memory plain() {
    return workspace.staging().memory(workspace.plain(dimensions()));
  }

  /** [row, column, C, K]. */
  private memory taps(SharedBuffer buffer) {
    long features = block.shape().get(0);
    return buffer.memory(workspace.strided(dimensions(), new long[] {1, features, ROW * tap, tap}));
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
