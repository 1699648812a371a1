package io.ganqp.trainer.engine.onednn.convolution.winograd;

import static io.ganqp.trainer.engine.onednn.convolution.winograd.ToomCook.POINTS;

import io.ganqp.trainer.engine.onednn.convolution.winograd.WinogradMatrices.Rows;
import io.ganqp.trainer.engine.onednn.kernel.Kernel;
import io.ganqp.trainer.engine.onednn.kernel.Kernels;
import io.ganqp.trainer.engine.onednn.kernel.Step;
import io.ganqp.trainer.engine.onednn.kernel.StridedMatrices;
import io.ganqp.trainer.engine.onednn.memory.BufferOffset;
import io.ganqp.trainer.engine.onednn.memory.Buffers;
import io.ganqp.trainer.engine.onednn.memory.SharedBuffer;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.bytedeco.dnnl.memory;

/**
 * The larger side of a convolution of stride 2, as 36 matrices V of [tiles, 4C] and back. The four
 * pixels of a 2×2 square become four times the channels, which leaves a convolution of stride 1.
 * Squares begin at odd pixels, see {@link Phase}; what they have outside of the image is zero.
 */
final class ImageTiles {

  private final Tiling tiling;
  private final int channels;
  private final WinogradMatrices matrices;
  private final Buffers buffers;
  private final Kernels kernels;

  /** Floats of a square of 2×2 pixels, of a lane's samples at a time. */
  private final long square;

  /** Squares with zeros around them, which nobody writes to; null where no image is read. */
  private final BufferOffset bordered;

  /**
   * @param channels C of the image
   * @param reads whether there are images to read
   */
  ImageTiles(
      Tiling tiling,
      int channels,
      boolean reads,
      WinogradMatrices matrices,
      Buffers buffers,
      Kernels kernels) {
    this.tiling = tiling;
    this.channels = channels;
    this.matrices = matrices;
    this.buffers = buffers;
    this.kernels = kernels;
    this.square = 4L * channels * tiling.samples();
    long side = tiling.squares();
    this.bordered =
        reads ? buffers.start(buffers.allocate(tiling.lanes() * side * side * square)) : null;
  }

  /** Columns of V. */
  long columns() {
    return 4L * channels;
  }

  /** V at some points, where {@link #transform} leaves it and {@link #transpose} finds it. */
  StridedMatrices tiles(SharedBuffer buffer, PointBlock points) {
    return points
        .of(
            StridedMatrices.one(buffer.start(), tiling.count(), columns(), columns()),
            tiling.count() * columns())
        .columnsFrom((long) points.pixel() * channels, (long) points.pixels() * channels);
  }

  /** Zeros where V has pixels that do not count, since {@link #transpose} reads all. */
  List<Step> clearing(SharedBuffer buffer) {
    return PointBlock.ALL.stream()
        .flatMap(points -> points.rest().stream())
        .map(points -> kernels.clearing(tiles(buffer, points)))
        .toList();
  }

  /** To squares, the pixels of an image. */
  List<Step> cutting(Tensor image, int first) {
    return ofPhases(
        (row, column) ->
            kernels.reorder(
                "squares of " + image.shape(),
                inImage(image, first, row, column),
                inSquares(image, bordered, row, column)));
  }

  /** From squares, back to the pixels of an image. */
  List<Step> joining(Tensor image, int first, SharedBuffer squares) {
    return ofPhases(
        (row, column) ->
            kernels.reorder(
                "pixels of " + image.shape(),
                inSquares(image, squares.start(), row, column),
                inImage(image, first, row, column)));
  }

  private static List<Step> ofPhases(BiFunction<Phase, Phase, Kernel> copy) {
    List<Step> steps = new ArrayList<>();
    for (Phase row : Phase.values()) {
      for (Phase column : Phase.values()) {
        steps.add(copy.apply(row, column).unmetered());
      }
    }
    return steps;
  }

  /** Bᵀ x B of squares x, by way of {@code other} to {@code target}. */
  List<Step> transform(SharedBuffer target, SharedBuffer other) {
    List<Step> steps = new ArrayList<>();
    rows(bordered, other, this::transform, steps);
    columns(other, target, this::transform, steps);
    return steps;
  }

  /**
   * The transpose of {@link #transform}, B v Bᵀ, from {@code source} by way of {@code other} to
   * squares in {@code source}.
   */
  List<Step> transpose(SharedBuffer source, SharedBuffer other) {
    List<Step> steps = new ArrayList<>();
    columns(other, source, this::transpose, steps);
    rows(source.start(), other, this::transpose, steps);
    return steps;
  }

  /** A tile's squares, and its six points, along an axis. */
  private interface Axis {
    void pass(int tile, StridedMatrices squares, StridedMatrices points, List<Step> steps);
  }

  /** Between [lane, row, …] and [lane, point, tile, …]. */
  private void rows(BufferOffset squares, SharedBuffer points, Axis axis, List<Step> steps) {
    long tiles = tiling.perAxis();
    long row = tiling.squares() * square;
    for (int tile = 0; tile < tiles; tile++) {
      axis.pass(
          tile,
          StridedMatrices.one(
                  squares.plus(tiling.first(tile) * row), tiling.inputs(tile).count(), row, row)
              .repeated(tiling.lanes(), tiling.squares() * row),
          StridedMatrices.one(points.start().plus(tile * row), POINTS, row, tiles * row)
              .repeated(tiling.lanes(), POINTS * tiles * row),
          steps);
    }
  }

  /** Between [lane, point, tile, column, …] and [point, point, lane, tile, tile, …]. */
  private void columns(SharedBuffer squares, SharedBuffer points, Axis axis, List<Step> steps) {
    long tiles = tiling.perAxis();
    long row = tiling.squares() * square;
    long lane = tiles * tiles * square;
    long point = tiling.lanes() * lane;
    for (int tile = 0; tile < tiles; tile++) {
      axis.pass(
          tile,
          StridedMatrices.one(
                  squares.start().plus(tiling.first(tile) * square),
                  tiling.inputs(tile).count(),
                  square,
                  square)
              .repeated(tiling.lanes(), POINTS * tiles * row)
              .repeated(POINTS, tiles * row)
              .repeated(tiles, row),
          StridedMatrices.one(points.start().plus(tile * square), POINTS, square, point)
              .repeated(tiling.lanes(), lane)
              .repeated(POINTS, POINTS * point)
              .repeated(tiles, tiles * square),
          steps);
    }
  }

  private void transform(
      int tile, StridedMatrices squares, StridedMatrices points, List<Step> steps) {
    steps.add(kernels.products(matrices.inputOf(tiling.inputs(tile)), squares, points));
  }

  /** Adds to the squares that the tile before has written, and writes the others. */
  private void transpose(
      int tile, StridedMatrices squares, StridedMatrices points, List<Step> steps) {
    Rows shared = tiling.shared(tile);
    Rows fresh = tiling.fresh(tile);
    if (shared.count() > 0) {
      steps.add(
          kernels.addedProducts(
              matrices.inputOf(shared).transpose(), points, squares.rowsFrom(0, shared.count())));
    }
    steps.add(
        kernels.products(
            matrices.inputOf(fresh).transpose(),
            points,
            squares.rowsFrom(shared.count(), fresh.count())));
  }

  /** [lane, sample, C/b, b, H/2, W/2] of the tensor, from a lane's {@code first} sample on. */
  private memory inImage(Tensor image, int first, Phase row, Phase column) {
    int block = image.layout().block();
    long width = image.shape().size();
    long plane = image.shape().plane();
    long sample = image.channels() * plane;
    long start = first * sample + (row.first() * width + column.first()) * block;
    long[] strides = {
      image.batch() / tiling.lanes() * sample,
      sample,
      block * plane,
      1,
      2 * width * block,
      2L * block
    };
    return buffers.strided(image, start, dimensions(block), strides);
  }

  /** The same elements in the order [lane, square, square, sample, pixel of the square, C]. */
  private memory inSquares(Tensor image, BufferOffset squares, Phase row, Phase column) {
    int block = image.layout().block();
    long width = tiling.squares() * square;
    long start =
        row.first() * width + column.first() * square + (long) Phase.place(row, column) * channels;
    long[] strides = {tiling.squares() * width, columns(), block, 1, width, square};
    return buffers.strided(squares.plus(start), dimensions(block), strides);
  }

  private long[] dimensions(int block) {
    return new long[] {
      tiling.lanes(), tiling.samples(), channels / block, block, tiling.size(), tiling.size()
    };
  }
}
