package io.ganqp.trainer.engine.onednn;

import static io.ganqp.trainer.engine.onednn.ToomCook.OUTPUTS;
import static io.ganqp.trainer.engine.onednn.ToomCook.POINTS;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;

/** The smaller side of a convolution of stride 2, from 36 matrices M of [tiles, K] and back. */
final class FeatureTiles {

  private final Tiling tiling;
  private final int channels;
  private final WinogradMatrices matrices;
  private final Workspace workspace;

  /** Floats of a pixel, of all samples. */
  private final long pixel;

  /**
   * @param channels K of the features
   */
  FeatureTiles(Tiling tiling, int channels, WinogradMatrices matrices, Workspace workspace) {
    this.tiling = tiling;
    this.channels = channels;
    this.matrices = matrices;
    this.workspace = workspace;
    this.pixel = (long) channels * tiling.samples();
  }

  /** Columns of M. */
  long columns() {
    return channels;
  }

  private long pixels() {
    return (long) tiling.size() * tiling.size() * pixel;
  }

  /** Floats of a point of all tiles and samples. */
  private long plane() {
    return tiling.count() * channels;
  }

  private long halfway() {
    return (long) OUTPUTS * POINTS * plane();
  }

  /** Where M is, in the buffer that it is transformed from. */
  Span tiles(SharedBuffer buffer) {
    return buffer.span(POINTS * POINTS * plane());
  }

  /** Aᵀ m A, from {@code source} by way of {@code other} and {@code source}. */
  List<Step> transform(Tensor features, SharedBuffer source, SharedBuffer other) {
    List<Step> steps = new ArrayList<>();
    steps.add(
        MatrixProduct.of(
            matrices.output(), points(source), outputs(other), OUTPUTS, POINTS, POINTS * plane()));
    columns(
        other.span(halfway()),
        source.span(pixels()),
        (points, pixels) ->
            steps.add(MatrixProduct.of(matrices.output(), points, pixels, OUTPUTS, POINTS, pixel)));
    steps.add(
        workspace
            .reorder(
                "to the layout of " + features.shape(), plain(features, source), tensor(features))
            .unmetered());
    return steps;
  }

  /** The transpose of {@link #transform}: A y Aᵀ, by way of both to {@code target}. */
  List<Step> transpose(Tensor features, SharedBuffer target, SharedBuffer other) {
    List<Step> steps = new ArrayList<>();
    Matrix transposed = matrices.output().transpose();
    steps.add(
        workspace
            .reorder(
                "from the layout of " + features.shape(), tensor(features), plain(features, target))
            .unmetered());
    columns(
        other.span(halfway()),
        target.span(pixels()),
        (points, pixels) ->
            steps.add(MatrixProduct.of(transposed, pixels, points, POINTS, OUTPUTS, pixel)));
    steps.add(
        MatrixProduct.of(
            transposed, outputs(other), points(target), POINTS, OUTPUTS, POINTS * plane()));
    return steps;
  }

  private Matrix points(SharedBuffer buffer) {
    return Matrix.of(tiles(buffer), POINTS * plane());
  }

  private Matrix outputs(SharedBuffer buffer) {
    return Matrix.of(buffer.span(halfway()), POINTS * plane());
  }

  private interface Columns {
    void pass(Matrix points, Matrix pixels);
  }

  /** Between [output, point, tile, tile, …] and [row, column, …]. */
  private void columns(Span points, Span pixels, Columns columns) {
    int tiles = tiling.perAxis();
    for (int output = 0; output < OUTPUTS; output++) {
      for (int above = 0; above < tiles; above++) {
        long row = ((long) above * OUTPUTS + output) * tiling.size();
        for (int tile = 0; tile < tiles; tile++) {
          long place = ((long) output * POINTS * tiles + above) * tiles + tile;
          columns.pass(
              Matrix.of(points.plus(place * pixel), plane()),
              Matrix.of(pixels.plus((row + (long) tile * OUTPUTS) * pixel), pixel));
        }
      }
    }
  }

  /** [N, K/b, b, H, W] of the tensor. */
  private memory tensor(Tensor features) {
    int block = features.layout().block();
    long plane = features.shape().plane();
    long width = features.shape().size();
    long[] strides = {features.channels() * plane, block * plane, 1, width * block, block};
    return workspace.memory(workspace.strided(dimensions(block), strides), features.data());
  }

  /** The same elements in the order [H, W, N, K]. */
  private memory plain(Tensor features, SharedBuffer buffer) {
    int block = features.layout().block();
    return buffer.memory(
        workspace.strided(
            dimensions(block), new long[] {channels, block, 1, tiling.size() * pixel, pixel}));
  }

  private long[] dimensions(int block) {
    return new long[] {tiling.samples(), channels / block, block, tiling.size(), tiling.size()};
  }
}
