package io.ganqp.trainer.engine.onednn.convolution.winograd;

import static io.ganqp.trainer.engine.onednn.convolution.winograd.ToomCook.OUTPUTS;
import static io.ganqp.trainer.engine.onednn.convolution.winograd.ToomCook.POINTS;

import io.ganqp.trainer.engine.onednn.kernel.Kernels;
import io.ganqp.trainer.engine.onednn.kernel.Step;
import io.ganqp.trainer.engine.onednn.kernel.StridedMatrices;
import io.ganqp.trainer.engine.onednn.memory.Buffers;
import io.ganqp.trainer.engine.onednn.memory.SharedBuffer;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import java.util.List;
import org.bytedeco.dnnl.memory;

/** The smaller side of a convolution of stride 2, from 36 matrices M of [tiles, K] and back. */
final class FeatureTiles {

  private final Tiling tiling;
  private final int channels;
  private final WinogradMatrices matrices;
  private final Buffers buffers;
  private final Kernels kernels;

  /** Floats of a pixel, of a lane's samples at a time. */
  private final long pixel;

  /** Floats of a point, of a lane's tiles at a time. */
  private final long point;

  /**
   * @param channels K of the features
   */
  FeatureTiles(
      Tiling tiling, int channels, WinogradMatrices matrices, Buffers buffers, Kernels kernels) {
    this.tiling = tiling;
    this.channels = channels;
    this.matrices = matrices;
    this.buffers = buffers;
    this.kernels = kernels;
    this.pixel = (long) channels * tiling.samples();
    this.point = channels * tiling.ofLane();
  }

  /** M at some points, where {@link #transform} finds it and {@link #transpose} leaves it. */
  StridedMatrices tiles(SharedBuffer buffer, PointBlock points) {
    return points.of(
        StridedMatrices.one(buffer.start(), tiling.count(), channels, channels),
        tiling.count() * channels);
  }

  /** To a tensor from its pixels. */
  Step features(Tensor features, int first, SharedBuffer source) {
    return kernels
        .reorder(
            "to the layout of " + features.shape(),
            pixels(features, source),
            tensor(features, first))
        .unmetered();
  }

  /** Back from {@link #features}. */
  Step pixels(Tensor features, int first, SharedBuffer target) {
    return kernels
        .reorder(
            "from the layout of " + features.shape(),
            tensor(features, first),
            pixels(features, target))
        .unmetered();
  }

  /** Aᵀ m A, from {@code source} by way of {@code other} to pixels in {@code source}. */
  List<Step> transform(SharedBuffer source, SharedBuffer other) {
    return List.of(
        kernels.products(matrices.output(), points(source), halfway(other)),
        kernels.products(matrices.output(), halfwayByColumns(other), pixels(source)));
  }

  /** The transpose of {@link #transform}: A y Aᵀ of pixels y, by way of both to {@code target}. */
  List<Step> transpose(SharedBuffer target, SharedBuffer other) {
    StridedMatrices transposed = matrices.output().transpose();
    return List.of(
        kernels.products(transposed, pixels(target), halfwayByColumns(other)),
        kernels.products(transposed, halfway(other), points(target)));
  }

  /** [point, (point, lane, tile, tile, …)]; lanes are axes so that each is a thread's. */
  private StridedMatrices points(SharedBuffer buffer) {
    long lanes = tiling.lanes();
    return StridedMatrices.one(buffer.start(), POINTS, point, POINTS * lanes * point)
        .repeated(lanes, point)
        .repeated(POINTS, lanes * point);
  }

  /** [lane, output, point, tile, tile, …] with the outputs as rows. */
  private StridedMatrices halfway(SharedBuffer buffer) {
    return StridedMatrices.one(buffer.start(), OUTPUTS, point, POINTS * point)
        .repeated(tiling.lanes(), OUTPUTS * POINTS * point)
        .repeated(POINTS, point);
  }

  /** The same with the points as rows. */
  private StridedMatrices halfwayByColumns(SharedBuffer buffer) {
    long tiles = tiling.perAxis();
    return StridedMatrices.one(buffer.start(), POINTS, pixel, point)
        .repeated(tiling.lanes(), OUTPUTS * POINTS * point)
        .repeated(OUTPUTS, POINTS * point)
        .repeated(tiles, tiles * pixel)
        .repeated(tiles, pixel);
  }

  /** [lane, row, column, …], four of a row at a time. */
  private StridedMatrices pixels(SharedBuffer buffer) {
    long tiles = tiling.perAxis();
    long row = tiling.size() * pixel;
    return StridedMatrices.one(buffer.start(), OUTPUTS, pixel, pixel)
        .repeated(tiling.lanes(), tiling.size() * row)
        .repeated(OUTPUTS, row)
        .repeated(tiles, OUTPUTS * row)
        .repeated(tiles, OUTPUTS * pixel);
  }

  /** [lane, sample, K/b, b, H, W] of the tensor, from a lane's {@code first} sample on. */
  private memory tensor(Tensor features, int first) {
    int block = features.layout().block();
    long plane = features.shape().plane();
    long width = features.shape().size();
    long sample = features.channels() * plane;
    long[] strides = {
      features.batch() / tiling.lanes() * sample, sample, block * plane, 1, width * block, block
    };
    return buffers.strided(features, first * sample, dimensions(block), strides);
  }

  /** The same elements in the order [lane, H, W, sample, K]. */
  private memory pixels(Tensor features, SharedBuffer buffer) {
    int block = features.layout().block();
    long row = tiling.size() * pixel;
    long[] strides = {tiling.size() * row, channels, block, 1, row, pixel};
    return buffers.strided(buffer.start(), dimensions(block), strides);
  }

  private long[] dimensions(int block) {
    return new long[] {
      tiling.lanes(), tiling.samples(), channels / block, block, tiling.size(), tiling.size()
    };
  }
}
