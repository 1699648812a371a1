package io.ganqp.trainer.engine.onednn.convolution.winograd;

import io.ganqp.trainer.engine.onednn.convolution.ConvolutionAlgorithm;
import io.ganqp.trainer.engine.onednn.convolution.ConvolutionGeometry;
import io.ganqp.trainer.engine.onednn.convolution.direct.DirectConvolution;
import io.ganqp.trainer.engine.onednn.kernel.ConvolutionScratch;
import io.ganqp.trainer.engine.onednn.kernel.Matrices;
import io.ganqp.trainer.engine.onednn.kernel.Step;
import io.ganqp.trainer.engine.onednn.kernel.Workspace;
import io.ganqp.trainer.engine.onednn.memory.SharedBuffer;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.network.ParameterBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A 5×5 convolution of stride 2 by Winograd's algorithm: 121 multiplications for each 4×4 outputs
 * and pair of channels instead of 400. All of it, the transforms too, is products of matrices, for
 * which oneDNN has fast code on every CPU.
 *
 * <p>With V of the image, U of the weights and M of the features, 36 matrices each, the features
 * are M = V·U, an image is V = M·Uᵀ, and the gradient of the weights is U = Vᵀ·M.
 */
public final class WinogradConvolution implements ConvolutionAlgorithm {

  /** With fewer tiles, reading U takes longer than computing with it. */
  private static final int LEAST_TILES = 64;

  /** With fewer channels, as of colours, the transforms take longer than they save. */
  private static final int LEAST_CHANNELS = 16;

  private final ConvolutionGeometry geometry;
  private final WinogradWeight weight;
  private final ConvolutionScratch scratch;
  private final Workspace workspace;
  private final ImageTiles image;
  private final FeatureTiles features;
  private final int chunks;
  private final int chunk;
  private final double flop;

  /**
   * Of {@code batch} samples.
   *
   * @param block of the weights
   */
  public WinogradConvolution(
      ConvolutionGeometry geometry, int batch, ParameterBlock block, Workspace workspace) {
    WinogradMatrices matrices = WinogradMatrices.in(workspace);
    Tiling tiling = Tiling.of(batch, geometry.features().size(), workspace.threads());
    this.geometry = geometry;
    this.workspace = workspace;
    this.scratch = workspace.convolutionScratch();
    this.weight = new WinogradWeight(block, matrices, workspace);
    this.image = new ImageTiles(tiling, geometry.image().channels(), matrices, workspace);
    this.features = new FeatureTiles(tiling, geometry.features().channels(), matrices, workspace);
    this.chunk = tiling.samples();
    this.chunks = batch / tiling.lanes() / chunk;
    this.flop = geometry.flop(batch);
  }

  /** Whether the algorithm is one for this convolution. */
  public static boolean fits(ConvolutionGeometry geometry, Tensor image, Tensor features) {
    return geometry.isHalving()
        && geometry.features().size() % ToomCook.OUTPUTS == 0
        && !image.layout().isPadded()
        && !features.layout().isPadded();
  }

  /** Whether it is faster than {@link DirectConvolution}. */
  public static boolean isFaster(ConvolutionGeometry geometry, Tensor image, Tensor features) {
    return fits(geometry, image, features)
        && geometry.image().channels() >= LEAST_CHANNELS
        && Tiling.tiles(image.batch(), geometry.features().size()) >= LEAST_TILES;
  }

  @Override
  public Step toFeatures(Tensor from, Tensor to) {
    SharedBuffer v = scratch.first();
    SharedBuffer m = scratch.second();
    List<Step> work = new ArrayList<>(image.transform(v, m));
    for (PointBlock points : PointBlock.ALL) {
      work.add(
          image
              .tiles(v, points)
              .multiply(weight.matrices(points), features.tiles(m, points), workspace));
    }
    work.addAll(features.transform(m, v));
    return inChunks(
        geometry + " (winograd)",
        first -> image.cutting(from, first),
        work,
        first -> List.of(features.features(to, first, m)));
  }

  @Override
  public Step toImage(Tensor from, Tensor to) {
    SharedBuffer m = scratch.first();
    SharedBuffer v = scratch.second();
    List<Step> work = new ArrayList<>(features.transpose(m, v));
    for (PointBlock points : PointBlock.ALL) {
      work.add(
          features
              .tiles(m, points)
              .multiply(weight.matrices(points).transpose(), image.tiles(v, points), workspace));
    }
    work.addAll(image.clearing(v));
    work.addAll(image.transpose(v, m));
    return inChunks(
        "transpose of " + geometry + " (winograd)",
        first -> List.of(features.pixels(from, first, m)),
        work,
        first -> image.joining(to, first, v));
  }

  private Step inChunks(
      String name, IntFunction<List<Step>> before, List<Step> work, IntFunction<List<Step>> after) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < chunks; i++) {
      steps.addAll(before.apply(i * chunk));
      steps.addAll(work);
      steps.addAll(after.apply(i * chunk));
    }
    return workspace.metered(name, flop, steps);
  }

  @Override
  public Step toWeight(Tensor imageSide, Tensor featureSide) {
    SharedBuffer v = scratch.first();
    SharedBuffer m = scratch.third();
    List<Step> ofImage = image.transform(v, scratch.second());
    List<Step> ofFeatures = features.transpose(m, scratch.second());
    List<Step> first = new ArrayList<>();
    List<Step> further = new ArrayList<>();
    for (PointBlock points : PointBlock.ALL) {
      Matrices left = image.tiles(v, points).transpose();
      Matrices right = features.tiles(m, points);
      Matrices gradient = weight.gradientMatrices(points);
      first.add(left.multiply(right, gradient, workspace));
      further.add(left.multiplyAndAdd(right, gradient, workspace));
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < chunks; i++) {
      steps.addAll(image.cutting(imageSide, i * chunk));
      steps.addAll(ofImage);
      steps.add(features.pixels(featureSide, i * chunk, m));
      steps.addAll(ofFeatures);
      steps.addAll(i == 0 ? first : further);
    }
    steps.addAll(weight.unpackingOfGradient());
    return workspace.metered("weight gradient of " + geometry + " (winograd)", flop, steps);
  }

  @Override
  public void load(float[] parameters) {
    weight.load(parameters);
  }

  @Override
  public void store(float[] gradient) {
    weight.store(gradient);
  }
}
