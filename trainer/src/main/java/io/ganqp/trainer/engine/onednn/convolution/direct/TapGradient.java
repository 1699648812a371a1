package io.ganqp.trainer.engine.onednn.convolution.direct;

import io.ganqp.trainer.engine.onednn.convolution.ConvolutionGeometry;
import io.ganqp.trainer.engine.onednn.convolution.ConvolutionProducts;
import io.ganqp.trainer.engine.onednn.convolution.ConvolutionProducts.Sides;
import io.ganqp.trainer.engine.onednn.convolution.ConvolutionWindow;
import io.ganqp.trainer.engine.onednn.convolution.WeightTaps;
import io.ganqp.trainer.engine.onednn.kernel.Kernels;
import io.ganqp.trainer.engine.onednn.kernel.Step;
import io.ganqp.trainer.engine.onednn.kernel.StridedMatrices;
import io.ganqp.trainer.engine.onednn.memory.BufferOffset;
import io.ganqp.trainer.engine.onednn.memory.Buffers;
import io.ganqp.trainer.engine.onednn.memory.SharedBuffer;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.network.ParameterBlock;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Gradient of the weights of a 5×5 convolution of stride 2 as one product of matrices for each tap:
 * of the features, [positions, K] transposed, and the pixels that it meets, [positions, C]. Over
 * few positions, oneDNN's direct kernels take twice as long.
 */
final class TapGradient {

  private static final int KERNEL = ConvolutionWindow.HALVING.kernel();
  private static final int STRIDE = ConvolutionWindow.HALVING.stride();

  private final ConvolutionGeometry geometry;
  private final WeightTaps weight;
  private final Buffers buffers;
  private final Kernels kernels;

  TapGradient(
      ConvolutionGeometry geometry, ParameterBlock block, Buffers buffers, Kernels kernels) {
    this.geometry = geometry;
    this.weight = WeightTaps.byFeatures(block, KERNEL);
    this.buffers = buffers;
    this.kernels = kernels;
  }

  /**
   * Whether it is wanted and one for this convolution, and faster than oneDNN's kernels: with half
   * as many positions as features it takes half the time, with four times as many a little more.
   */
  static boolean isFaster(ConvolutionGeometry geometry, ConvolutionProducts products) {
    return products.toWeight() != null
        && geometry.isHalving()
        && products.image().block() > 1
        && !products.image().isPadded()
        && !products.features().isPadded()
        && products.batch() * (long) geometry.features().plane() <= geometry.features().channels();
  }

  /** Leaves the gradient in staging. */
  Step of(Sides sides) {
    Tensor features = sides.features();
    long positions = features.batch() * (long) features.shape().plane();
    long tap = positions * weight.image();
    FloatPointer pixels = buffers.allocate(KERNEL * (KERNEL * tap));
    SharedBuffer left = buffers.scratch().first();
    SharedBuffer product = buffers.scratch().second();
    StridedMatrices featuresThere =
        StridedMatrices.one(left.start(), positions, weight.features(), weight.features());
    StridedMatrices pixelsMet =
        StridedMatrices.one(buffers.start(pixels), positions, weight.image(), weight.image())
            .repeated(KERNEL, KERNEL * tap)
            .repeated(KERNEL, tap);
    StridedMatrices gradient =
        StridedMatrices.one(product.start(), weight.features(), weight.image(), weight.image())
            .repeated(KERNEL, weight.row())
            .repeated(KERNEL, weight.distance());
    List<Step> steps = new ArrayList<>(pixelsByTap(sides.image(), buffers.start(pixels)));
    steps.add(featuresByPosition(features, left.start()));
    steps.add(kernels.products(featuresThere.transpose(), pixelsMet, gradient));
    steps.add(
        kernels
            .reorder(
                "gradient of " + weight.block().shape(),
                weight.in(product, buffers),
                weight.plain(buffers))
            .unmetered());
    return kernels.metered(
        "weight gradient of " + geometry + " (taps)", geometry.flop(features.batch()), steps);
  }

  /**
   * Neighbouring taps of an axis that meet pixels inside of the image at the same positions. The
   * padding is one pixel before and two after.
   *
   * @param tap the first
   * @param pixel where it is at the first of the positions
   * @param position the first
   * @param without how many positions there are less than features
   */
  private record Run(int tap, int taps, int pixel, int position, int without) {
    static final List<Run> ALL =
        List.of(new Run(0, 1, 1, 1, 1), new Run(1, 2, 0, 0, 0), new Run(3, 2, 2, 0, 1));
  }

  /** Pixels to [tap, tap, row, column, sample, C]; those outside of the image stay zero. */
  private List<Step> pixelsByTap(Tensor image, BufferOffset target) {
    List<Step> steps = new ArrayList<>();
    for (Run row : Run.ALL) {
      for (Run column : Run.ALL) {
        long[] dimensions = dimensions(image, row, column);
        long[] read = inImage(image);
        long[] written = inTarget(image);
        long source = row.pixel() * read[0] + column.pixel() * read[1];
        long start =
            row.tap() * written[0]
                + column.tap() * written[1]
                + row.position() * written[2]
                + column.position() * written[3];
        steps.add(
            kernels
                .reorder(
                    "pixels that taps meet of " + image.shape(),
                    buffers.strided(image, source, dimensions, read),
                    buffers.strided(target.plus(start), dimensions, written))
                .unmetered());
      }
    }
    return steps;
  }

  /** [tap, tap, row, column, sample, C/b, b]. */
  private long[] dimensions(Tensor image, Run row, Run column) {
    long size = geometry.features().size();
    int block = image.layout().block();
    return new long[] {
      row.taps(),
      column.taps(),
      size - row.without(),
      size - column.without(),
      image.batch(),
      image.channels() / block,
      block
    };
  }

  private static long[] inImage(Tensor image) {
    long block = image.layout().block();
    long width = image.shape().size();
    long plane = image.shape().plane();
    return new long[] {
      width * block,
      block,
      STRIDE * width * block,
      STRIDE * block,
      image.channels() * plane,
      plane * block,
      1
    };
  }

  private long[] inTarget(Tensor image) {
    long pixel = image.channels();
    long column = image.batch() * pixel;
    long row = geometry.features().size() * column;
    long tap = geometry.features().size() * row;
    return new long[] {KERNEL * tap, tap, row, column, pixel, image.layout().block(), 1};
  }

  /** Features to [row, column, sample, K]. */
  private Step featuresByPosition(Tensor features, BufferOffset target) {
    long block = features.layout().block();
    long size = features.shape().size();
    long plane = features.shape().plane();
    long channels = features.channels();
    long[] dimensions = {size, size, features.batch(), channels / block, block};
    long[] from = {size * block, block, channels * plane, plane * block, 1};
    long column = features.batch() * channels;
    long[] to = {size * column, column, channels, block, 1};
    return kernels
        .reorder(
            "positions of " + features.shape(),
            buffers.strided(features, 0, dimensions, from),
            buffers.strided(target, dimensions, to))
        .unmetered();
  }
}
