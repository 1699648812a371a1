package io.ganqp.trainer.engine.onednn.convolution.direct;

import io.ganqp.trainer.engine.onednn.convolution.ConvolutionGeometry;
import io.ganqp.trainer.engine.onednn.convolution.WeightTaps;
import io.ganqp.trainer.engine.onednn.kernel.Matrices;
import io.ganqp.trainer.engine.onednn.kernel.Step;
import io.ganqp.trainer.engine.onednn.kernel.Workspace;
import io.ganqp.trainer.engine.onednn.memory.SharedBuffer;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.network.ParameterBlock;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Gradient of the weights of a 5×5 convolution of stride 2 as one product of matrices for each tap:
 * of the features, [positions, K] transposed, and the pixels that it meets, [positions, C]. Over
 * few positions, oneDNN's direct kernels take twice as long.
 */
final class TapGradient {

  private static final int KERNEL = 5;
  private static final int STRIDE = 2;

  private final ConvolutionGeometry geometry;
  private final WeightTaps weight;
  private final Workspace workspace;

  TapGradient(ConvolutionGeometry geometry, ParameterBlock block, Workspace workspace) {
    this.geometry = geometry;
    this.weight = WeightTaps.byFeatures(block, KERNEL);
    this.workspace = workspace;
  }

  /**
   * Whether it is one for this convolution, and faster than oneDNN's kernels: with half as many
   * positions as features it takes half the time, with four times as many a little more.
   */
  static boolean isFaster(ConvolutionGeometry geometry, Tensor image, Tensor features) {
    return geometry.isHalving()
        && image.layout().block() > 1
        && !image.layout().isPadded()
        && !features.layout().isPadded()
        && features.batch() * (long) features.shape().plane() <= features.shape().channels();
  }

  /** Leaves the gradient in staging. */
  Step toWeight(Tensor image, Tensor features) {
    long positions = features.batch() * (long) features.shape().plane();
    long tap = positions * weight.image();
    FloatPointer pixels = workspace.allocate(KERNEL * KERNEL * tap);
    SharedBuffer left = workspace.convolutionScratch().first();
    SharedBuffer product = workspace.convolutionScratch().second();
    Matrices featuresThere =
        Matrices.one(left.start(), positions, weight.features(), weight.features());
    Matrices pixelsMet =
        Matrices.one(workspace.start(pixels), positions, weight.image(), weight.image())
            .repeated(KERNEL, KERNEL * tap)
            .repeated(KERNEL, tap);
    Matrices gradient =
        Matrices.one(product.start(), weight.features(), weight.image(), weight.image())
            .repeated(KERNEL, weight.row())
            .repeated(KERNEL, weight.distance());
    List<Step> steps = new ArrayList<>(pixelsByTap(image, pixels));
    steps.add(featuresByPosition(features, left));
    steps.add(featuresThere.transpose().multiply(pixelsMet, gradient, workspace));
    steps.add(
        workspace
            .reorder(
                "gradient of " + weight.block().shape(),
                weight.in(product, workspace),
                weight.plain(workspace))
            .unmetered());
    return workspace.metered(
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
  private List<Step> pixelsByTap(Tensor image, FloatPointer target) {
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
        memory.desc from = workspace.strided(dimensions, read);
        memory.desc to = workspace.strided(dimensions, written);
        steps.add(
            workspace
                .reorder(
                    "pixels that taps meet of " + image.shape(),
                    workspace.memory(from, image.data().getPointer(source)),
                    workspace.memory(to, target.getPointer(start)))
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
  private Step featuresByPosition(Tensor features, SharedBuffer target) {
    long block = features.layout().block();
    long size = features.shape().size();
    long plane = features.shape().plane();
    long channels = features.channels();
    long[] dimensions = {size, size, features.batch(), channels / block, block};
    long[] from = {size * block, block, channels * plane, plane * block, 1};
    long column = features.batch() * channels;
    long[] to = {size * column, column, channels, block, 1};
    return workspace
        .reorder(
            "positions of " + features.shape(),
            workspace.memory(workspace.strided(dimensions, from), features.data()),
            target.memory(workspace.strided(dimensions, to)))
        .unmetered();
  }
}
