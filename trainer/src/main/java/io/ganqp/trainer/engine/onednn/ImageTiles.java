package io.ganqp.trainer.engine.onednn;

import static io.ganqp.trainer.engine.onednn.ToomCook.POINTS;

import io.ganqp.trainer.engine.onednn.WinogradMatrices.Rows;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;

/**
 * The larger side of a convolution of stride 2, as 36 matrices V of [tiles, 4C] and back. The four
 * pixels of a 2×2 square become four times the channels, which leaves a convolution of stride 1.
 */
final class ImageTiles {

  private final Tiling tiling;
  private final int channels;
  private final WinogradMatrices matrices;
  private final Workspace workspace;

  /** Floats of a square of 2×2 pixels, of all samples of a lane. */
  private final long square;

  /**
   * @param channels C of the image
   */
  ImageTiles(Tiling tiling, int channels, WinogradMatrices matrices, Workspace workspace) {
    this.tiling = tiling;
    this.channels = channels;
    this.matrices = matrices;
    this.workspace = workspace;
    this.square = 4L * channels * tiling.samples();
  }

  /** Columns of V. */
  long columns() {
    return 4L * channels;
  }

  /** V, where {@link #transform} leaves it and {@link #transpose} takes it from. */
  Matrices tiles(SharedBuffer buffer) {
    return Matrices.one(buffer.start(), tiling.count(), columns(), columns())
        .repeated(POINTS * POINTS, tiling.count() * columns());
  }

  /** The pixels of an image, by squares. */
  Step squares(Tensor image, int first, SharedBuffer target) {
    return workspace
        .reorder("squares of " + image.shape(), pixels(image, first), squares(image, target))
        .unmetered();
  }

  /** Back from {@link #squares}. */
  Step pixels(Tensor image, int first, SharedBuffer source) {
    return workspace
        .reorder("pixels of " + image.shape(), squares(image, source), pixels(image, first))
        .unmetered();
  }

  /** Bᵀ x B of squares x, from {@code target} by way of {@code other} to {@code target}. */
  List<Step> transform(SharedBuffer target, SharedBuffer other) {
    List<Step> steps = new ArrayList<>();
    rows(target, other, this::transform, steps);
    columns(other, target, this::transform, steps);
    return steps;
  }

  /** The transpose of {@link #transform}: B v Bᵀ, from {@code source} by way of both. */
  List<Step> transpose(SharedBuffer source, SharedBuffer other) {
    List<Step> steps = new ArrayList<>();
    columns(other, source, this::transpose, steps);
    rows(source, other, this::transpose, steps);
    return steps;
  }

  /** A tile's pixels inside of the image, and its six points, along an axis. */
  private interface Axis {
    void pass(int tile, Matrices pixels, Matrices points, List<Step> steps);
  }

  /** Between [lane, row, …] and [lane, point, tile, …]. */
  private void rows(SharedBuffer pixels, SharedBuffer points, Axis axis, List<Step> steps) {
    long tiles = tiling.perAxis();
    long row = tiling.size() * square;
    for (int tile = 0; tile < tiles; tile++) {
      axis.pass(
          tile,
          Matrices.one(
                  pixels.start().plus(tiling.first(tile) * row),
                  tiling.inputs(tile).count(),
                  row,
                  row)
              .repeated(tiling.lanes(), tiling.size() * row),
          Matrices.one(points.start().plus(tile * row), POINTS, row, tiles * row)
              .repeated(tiling.lanes(), POINTS * tiles * row),
          steps);
    }
  }

  /** Between [lane, point, tile, column, …] and [point, point, lane, tile, tile, …]. */
  private void columns(SharedBuffer pixels, SharedBuffer points, Axis axis, List<Step> steps) {
    long tiles = tiling.perAxis();
    long row = tiling.size() * square;
    long lane = tiles * tiles * square;
    long point = tiling.lanes() * lane;
    for (int tile = 0; tile < tiles; tile++) {
      axis.pass(
          tile,
          Matrices.one(
                  pixels.start().plus(tiling.first(tile) * square),
                  tiling.inputs(tile).count(),
                  square,
                  square)
              .repeated(tiling.lanes(), POINTS * tiles * row)
              .repeated(POINTS, tiles * row)
              .repeated(tiles, row),
          Matrices.one(points.start().plus(tile * square), POINTS, square, point)
              .repeated(tiling.lanes(), lane)
              .repeated(POINTS, POINTS * point)
              .repeated(tiles, tiles * square),
          steps);
    }
  }

  private void transform(int tile, Matrices pixels, Matrices points, List<Step> steps) {
    steps.add(matrices.inputOf(tiling.inputs(tile)).multiply(pixels, points, workspace));
  }

  /** Adds to the pixels that the tile before has written, and writes the others. */
  private void transpose(int tile, Matrices pixels, Matrices points, List<Step> steps) {
    Rows shared = tiling.shared(tile);
    Rows fresh = tiling.fresh(tile);
    if (shared.count() > 0) {
      steps.add(
          matrices
              .inputOf(shared)
              .transpose()
              .multiplyAndAdd(points, pixels.rowsFrom(0, shared.count()), workspace));
    }
    steps.add(
        matrices
            .inputOf(fresh)
            .transpose()
            .multiply(points, pixels.rowsFrom(shared.count(), fresh.count()), workspace));
  }

  /**
   * [lane, sample, C/b, b, H/2, 2, W/2, 2] of the tensor, from a lane's {@code first} sample on.
   */
  private memory pixels(Tensor image, int first) {
    int block = image.layout().block();
    long width = image.shape().size();
    long plane = image.shape().plane();
    long sample = image.channels() * plane;
    long[] strides = {
      image.batch() / tiling.lanes() * sample,
      sample,
      block * plane,
      1,
      2 * width * block,
      width * block,
      2L * block,
      block
    };
    return workspace.memory(
        workspace.strided(dimensions(block), strides), image.data().getPointer(first * sample));
  }

  /** The same elements in the order [lane, H/2, W/2, sample, 2, 2, C]. */
  private memory squares(Tensor image, SharedBuffer buffer) {
    int block = image.layout().block();
    long row = tiling.size() * square;
    long[] strides = {
      tiling.size() * row, columns(), block, 1, row, 2L * channels, square, channels
    };
    return buffer.start().memory(workspace.strided(dimensions(block), strides));
  }

  private long[] dimensions(int block) {
    return new long[] {
      tiling.lanes(), tiling.samples(), channels / block, block, tiling.size(), 2, tiling.size(), 2
    };
  }
}
