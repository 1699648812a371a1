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

  /** Floats of a square of 2×2 pixels, of all samples. */
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

  private long squares() {
    return (long) tiling.size() * tiling.size() * square;
  }

  private long halfway() {
    return (long) POINTS * tiling.perAxis() * tiling.size() * square;
  }

  private long transformed() {
    return (long) POINTS * POINTS * tiling.count() * columns();
  }

  /** Where V is, in the buffer that it was transformed to. */
  Span tiles(SharedBuffer buffer) {
    return buffer.span(transformed());
  }

  /** Bᵀ x B, by way of {@code target} and {@code other} to {@code target}. */
  List<Step> transform(Tensor image, SharedBuffer target, SharedBuffer other) {
    List<Step> steps = new ArrayList<>();
    steps.add(
        workspace
            .reorder("squares of " + image.shape(), pixels(image), squares(image, target))
            .unmetered());
    rows(target.span(squares()), other.span(halfway()), this::transform, steps);
    columns(other.span(halfway()), tiles(target), this::transform, steps);
    return steps;
  }

  /** The transpose of {@link #transform}: B v Bᵀ, from {@code source} by way of both. */
  List<Step> transpose(Tensor image, SharedBuffer source, SharedBuffer other) {
    List<Step> steps = new ArrayList<>();
    columns(other.span(halfway()), tiles(source), this::transpose, steps);
    rows(source.span(squares()), other.span(halfway()), this::transpose, steps);
    steps.add(
        workspace
            .reorder("pixels of " + image.shape(), squares(image, source), pixels(image))
            .unmetered());
    return steps;
  }

  /** Pixels of all samples and channels, and the six points of a tile, along an axis. */
  private interface Axis {
    void pass(int tile, Matrix pixels, Matrix points, long length, List<Step> steps);
  }

  /** Between [row, …] and [point, tile, …]. */
  private void rows(Span pixels, Span points, Axis axis, List<Step> steps) {
    long row = tiling.size() * square;
    for (int tile = 0; tile < tiling.perAxis(); tile++) {
      axis.pass(
          tile,
          Matrix.of(pixels.plus(tiling.first(tile) * row), row),
          Matrix.of(points.plus(tile * row), tiling.perAxis() * row),
          row,
          steps);
    }
  }

  /** Between [point, tile, column, …] and [point, point, tile, tile, …]. */
  private void columns(Span pixels, Span points, Axis axis, List<Step> steps) {
    int tiles = tiling.perAxis();
    for (int point = 0; point < POINTS; point++) {
      for (int above = 0; above < tiles; above++) {
        long row = (long) (point * tiles + above) * tiling.size();
        for (int tile = 0; tile < tiles; tile++) {
          long place = ((long) point * POINTS * tiles + above) * tiles + tile;
          axis.pass(
              tile,
              Matrix.of(pixels.plus((row + tiling.first(tile)) * square), square),
              Matrix.of(points.plus(place * square), (long) tiles * tiles * square),
              square,
              steps);
        }
      }
    }
  }

  private void transform(int tile, Matrix pixels, Matrix points, long length, List<Step> steps) {
    Rows inputs = tiling.inputs(tile);
    steps.add(
        MatrixProduct.of(matrices.inputOf(inputs), pixels, points, POINTS, inputs.count(), length));
  }

  /** Adds to the pixels that the tile before has written, and writes the others. */
  private void transpose(int tile, Matrix pixels, Matrix points, long length, List<Step> steps) {
    Rows shared = tiling.shared(tile);
    Rows fresh = tiling.fresh(tile);
    if (shared.count() > 0) {
      steps.add(product(shared, pixels, points, length).accumulating());
    }
    Matrix rest =
        Matrix.of(pixels.start().plus(shared.count() * pixels.rowStride()), pixels.rowStride());
    steps.add(product(fresh, rest, points, length));
  }

  private MatrixProduct product(Rows inputs, Matrix pixels, Matrix points, long length) {
    return MatrixProduct.of(
        matrices.inputOf(inputs).transpose(), points, pixels, inputs.count(), POINTS, length);
  }

  /** [N, C/b, b, H/2, 2, W/2, 2] of the tensor. */
  private memory pixels(Tensor image) {
    int block = image.layout().block();
    long width = image.shape().size();
    long plane = image.shape().plane();
    long[] strides = {
      image.channels() * plane,
      block * plane,
      1,
      2 * width * block,
      width * block,
      2L * block,
      block
    };
    return workspace.memory(workspace.strided(dimensions(block), strides), image.data());
  }

  /** The same elements in the order [H/2, W/2, N, 2, 2, C]. */
  private memory squares(Tensor image, SharedBuffer buffer) {
    int block = image.layout().block();
    long[] strides = {columns(), block, 1, tiling.size() * square, 2L * channels, square, channels};
    return buffer.memory(workspace.strided(dimensions(block), strides));
  }

  private long[] dimensions(int block) {
    return new long[] {
      tiling.samples(), channels / block, block, tiling.size(), 2, tiling.size(), 2
    };
  }
}
