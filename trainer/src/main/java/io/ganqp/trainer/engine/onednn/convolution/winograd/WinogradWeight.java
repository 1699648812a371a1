package io.ganqp.trainer.engine.onednn.convolution.winograd;

import static io.ganqp.trainer.engine.onednn.convolution.winograd.ToomCook.POINTS;
import static io.ganqp.trainer.engine.onednn.convolution.winograd.ToomCook.TAPS;

import io.ganqp.trainer.engine.onednn.convolution.WeightTaps;
import io.ganqp.trainer.engine.onednn.kernel.Matrices;
import io.ganqp.trainer.engine.onednn.kernel.Step;
import io.ganqp.trainer.engine.onednn.kernel.Workspace;
import io.ganqp.trainer.engine.onednn.memory.Place;
import io.ganqp.trainer.engine.onednn.memory.SharedBuffer;
import io.ganqp.trainer.network.ParameterBlock;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/**
 * The weights [K, C, 5, 5] of a convolution of stride 2, as 36 matrices U of [4C, K]. What {@link
 * PointBlock} leaves out is neither written nor read.
 */
final class WinogradWeight {

  private static final int STRIDE = 2;

  /** Of the pixels of a square. */
  private static final int PIXELS = 4;

  /**
   * Places for the taps of a row, the last of them empty: oneDNN takes no strides where three of
   * every second tap would reach into the next row.
   */
  private static final int ROW = STRIDE * TAPS;

  private final ParameterBlock block;
  private final WeightTaps weight;
  private final WinogradMatrices matrices;
  private final Workspace workspace;
  private FloatPointer data;
  private Step packing;

  WinogradWeight(ParameterBlock block, WinogradMatrices matrices, Workspace workspace) {
    this.block = block;
    this.matrices = matrices;
    this.workspace = workspace;
    this.weight = WeightTaps.byImage(block, ROW);
  }

  /** U at some points, renewed by {@link #load}; takes memory only where somebody reads it. */
  Matrices matrices(PointBlock points) {
    if (packing == null) {
      data = workspace.allocate(POINTS * POINTS * square());
      packing = packing();
    }
    return matrices(workspace.start(data), points);
  }

  /** Where the gradient of U is to be. */
  Matrices gradientMatrices(PointBlock points) {
    return matrices(workspace.packedGradient().start(), points);
  }

  private Matrices matrices(Place start, PointBlock points) {
    long pixel = weight.image();
    Matrices first = Matrices.one(start, PIXELS * pixel, weight.features(), weight.features());
    return points.of(first, square()).rowsFrom(points.pixel() * pixel, points.pixels() * pixel);
  }

  /** Floats of a matrix of U. */
  private long square() {
    return PIXELS * weight.size();
  }

  private Step packing() {
    SharedBuffer taps = workspace.convolutionScratch().first();
    SharedBuffer halfway = workspace.convolutionScratch().second();
    List<Step> steps = new ArrayList<>();
    steps.add(
        workspace
            .reorder(
                "taps of " + block.shape(), weight.plain(workspace), weight.in(taps, workspace))
            .unmetered());
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
    steps.add(
        workspace
            .reorder(
                "gradient of " + block.shape(), weight.in(taps, workspace), weight.plain(workspace))
            .unmetered());
    return steps;
  }

  /**
   * From taps to points along an axis, for pixels of a phase.
   *
   * @param filter G of those taps
   */
  private record Pass(Matrices filter, Matrices taps, Matrices points) {}

  /** Between [row, column, …] and [phase, point, column, …]. */
  private List<Pass> rows(SharedBuffer taps, SharedBuffer halfway) {
    long row = weight.row();
    List<Pass> passes = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      passes.add(
          new Pass(
              matrices.filterOf(phase),
              Matrices.one(
                  taps.start().plus(phase.firstTap() * row), phase.taps(), row, STRIDE * row),
              Matrices.one(halfway(halfway, phase), phase.points(), row, row)));
    }
    return passes;
  }

  /** Between [phase, point, column, …] and [point, point, pixel of the square, …]. */
  private List<Pass> columns(SharedBuffer halfway, Place points) {
    List<Pass> passes = new ArrayList<>();
    for (Phase row : Phase.values()) {
      for (Phase column : Phase.values()) {
        passes.add(
            new Pass(
                matrices.filterOf(column),
                Matrices.one(
                        halfway(halfway, row).plus(column.firstTap() * weight.distance()),
                        column.taps(),
                        weight.size(),
                        STRIDE * weight.distance())
                    .repeated(row.points(), weight.row()),
                Matrices.one(
                        points.plus(Phase.place(row, column) * weight.size()),
                        column.points(),
                        weight.size(),
                        square())
                    .repeated(row.points(), POINTS * square())));
      }
    }
    return passes;
  }

  private Place halfway(SharedBuffer buffer, Phase phase) {
    long ofOdd = POINTS * weight.row();
    return phase == Phase.ODD ? buffer.start() : buffer.start().plus(ofOdd);
  }

  void load(float[] parameters) {
    workspace.staging().data().put(parameters, block.offset(), block.length());
    packing.run();
  }

  void store(float[] gradient) {
    workspace.staging().data().get(gradient, block.offset(), block.length());
  }
}
