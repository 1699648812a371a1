package io.ganqp.trainer.engine.onednn.convolution.winograd;

import static io.ganqp.trainer.engine.onednn.convolution.winograd.ToomCook.POINTS;
import static io.ganqp.trainer.engine.onednn.convolution.winograd.ToomCook.TAPS;

import io.ganqp.trainer.engine.onednn.convolution.ConvolutionWindow;
import io.ganqp.trainer.engine.onednn.convolution.WeightTaps;
import io.ganqp.trainer.engine.onednn.kernel.Kernels;
import io.ganqp.trainer.engine.onednn.kernel.Step;
import io.ganqp.trainer.engine.onednn.kernel.StridedMatrices;
import io.ganqp.trainer.engine.onednn.memory.BufferOffset;
import io.ganqp.trainer.engine.onednn.memory.Buffers;
import io.ganqp.trainer.engine.onednn.memory.SharedBuffer;
import io.ganqp.trainer.network.ParameterBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * The weights [K, C, 5, 5] of a convolution of stride 2, as 36 matrices U of [4C, K]. What {@link
 * PointBlock} leaves out is neither written nor read.
 */
final class WinogradWeight {

  private static final int STRIDE = ConvolutionWindow.HALVING.stride();

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
  private final Buffers buffers;
  private final Kernels kernels;

  /** U; null where nobody reads it. */
  private final BufferOffset packed;

  private final Step packing;

  /**
   * @param reads whether products read the weights
   */
  WinogradWeight(
      ParameterBlock block,
      boolean reads,
      WinogradMatrices matrices,
      Buffers buffers,
      Kernels kernels) {
    this.block = block;
    this.matrices = matrices;
    this.buffers = buffers;
    this.kernels = kernels;
    this.weight = WeightTaps.byImage(block, ROW);
    this.packed = reads ? buffers.start(buffers.allocate(POINTS * POINTS * square())) : null;
    this.packing = reads ? packing() : null;
  }

  /** U at some points, renewed by {@link #load}. */
  StridedMatrices matrices(PointBlock points) {
    return matrices(packed, points);
  }

  /** Where the gradient of U is to be. */
  StridedMatrices gradientMatrices(PointBlock points) {
    return matrices(buffers.packedGradient().start(), points);
  }

  private StridedMatrices matrices(BufferOffset start, PointBlock points) {
    long pixel = weight.image();
    StridedMatrices first =
        StridedMatrices.one(start, PIXELS * pixel, weight.features(), weight.features());
    return points.of(first, square()).rowsFrom(points.pixel() * pixel, points.pixels() * pixel);
  }

  /** Floats of a matrix of U. */
  private long square() {
    return PIXELS * weight.size();
  }

  private Step packing() {
    SharedBuffer taps = buffers.scratch().first();
    SharedBuffer halfway = buffers.scratch().second();
    List<Step> steps = new ArrayList<>();
    steps.add(
        kernels
            .reorder("taps of " + block.shape(), weight.plain(buffers), weight.in(taps, buffers))
            .unmetered());
    for (Pass pass : rows(taps, halfway)) {
      steps.add(kernels.products(pass.filter(), pass.taps(), pass.points()));
    }
    for (Pass pass : columns(halfway, packed)) {
      steps.add(kernels.products(pass.filter(), pass.taps(), pass.points()));
    }
    return kernels.metered("packing of weights " + block.shape() + " (winograd)", 0, steps);
  }

  /** The transpose of the packing, from the gradient of U to staging. */
  List<Step> unpackingOfGradient() {
    SharedBuffer taps = buffers.scratch().first();
    SharedBuffer halfway = buffers.scratch().second();
    List<Step> steps = new ArrayList<>();
    for (Pass pass : columns(halfway, buffers.packedGradient().start())) {
      steps.add(kernels.products(pass.filter().transpose(), pass.points(), pass.taps()));
    }
    for (Pass pass : rows(taps, halfway)) {
      steps.add(kernels.products(pass.filter().transpose(), pass.points(), pass.taps()));
    }
    steps.add(
        kernels
            .reorder(
                "gradient of " + block.shape(), weight.in(taps, buffers), weight.plain(buffers))
            .unmetered());
    return steps;
  }

  /**
   * From taps to points along an axis, for pixels of a phase.
   *
   * @param filter G of those taps
   */
  private record Pass(StridedMatrices filter, StridedMatrices taps, StridedMatrices points) {}

  /** Between [row, column, …] and [phase, point, column, …]. */
  private List<Pass> rows(SharedBuffer taps, SharedBuffer halfway) {
    long row = weight.row();
    List<Pass> passes = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      passes.add(
          new Pass(
              matrices.filterOf(phase),
              StridedMatrices.one(
                  taps.start().plus(phase.firstTap() * row), phase.taps(), row, STRIDE * row),
              StridedMatrices.one(halfway(halfway, phase), phase.points(), row, row)));
    }
    return passes;
  }

  /** Between [phase, point, column, …] and [point, point, pixel of the square, …]. */
  private List<Pass> columns(SharedBuffer halfway, BufferOffset points) {
    List<Pass> passes = new ArrayList<>();
    for (Phase row : Phase.values()) {
      for (Phase column : Phase.values()) {
        passes.add(
            new Pass(
                matrices.filterOf(column),
                StridedMatrices.one(
                        halfway(halfway, row).plus(column.firstTap() * weight.distance()),
                        column.taps(),
                        weight.size(),
                        STRIDE * weight.distance())
                    .repeated(row.points(), weight.row()),
                StridedMatrices.one(
                        points.plus(Phase.place(row, column) * weight.size()),
                        column.points(),
                        weight.size(),
                        square())
                    .repeated(row.points(), POINTS * square())));
      }
    }
    return passes;
  }

  private BufferOffset halfway(SharedBuffer buffer, Phase phase) {
    long ofOdd = POINTS * weight.row();
    return phase == Phase.ODD ? buffer.start() : buffer.start().plus(ofOdd);
  }

  void load(float[] parameters) {
    if (packing != null) {
      buffers.staging().data().put(parameters, block.offset(), block.length());
      packing.run();
    }
  }

  void store(float[] gradient) {
    buffers.staging().data().get(gradient, block.offset(), block.length());
  }
}
