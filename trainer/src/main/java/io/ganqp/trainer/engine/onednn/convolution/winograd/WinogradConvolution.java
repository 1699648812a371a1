package io.ganqp.trainer.engine.onednn.convolution.winograd;

import io.ganqp.trainer.engine.onednn.convolution.ConvolutionAlgorithm;
import io.ganqp.trainer.engine.onednn.convolution.ConvolutionGeometry;
import io.ganqp.trainer.engine.onednn.convolution.ConvolutionProducts;
import io.ganqp.trainer.engine.onednn.convolution.ConvolutionProducts.Sides;
import io.ganqp.trainer.engine.onednn.convolution.direct.DirectConvolution;
import io.ganqp.trainer.engine.onednn.kernel.Kernels;
import io.ganqp.trainer.engine.onednn.kernel.Step;
import io.ganqp.trainer.engine.onednn.kernel.StridedMatrices;
import io.ganqp.trainer.engine.onednn.memory.Buffers;
import io.ganqp.trainer.engine.onednn.memory.ConvolutionScratch;
import io.ganqp.trainer.engine.onednn.memory.SharedBuffer;
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
  private final Kernels kernels;
  private final ImageTiles image;
  private final FeatureTiles features;
  private final int chunks;
  private final int chunk;
  private final double flop;
  private final Step toFeatures;
  private final Step toImage;
  private final Step toWeight;

  /**
   * @param products that are wanted
   * @param block of the weights
   */
  public WinogradConvolution(
      ConvolutionGeometry geometry,
      ConvolutionProducts products,
      ParameterBlock block,
      Buffers buffers,
      Kernels kernels) {
    int batch = products.batch();
    boolean readsWeight = products.toFeatures() != null || products.toImage() != null;
    boolean readsImage = products.toFeatures() != null || products.toWeight() != null;
    WinogradMatrices matrices = WinogradMatrices.in(buffers);
    Tiling tiling = Tiling.of(batch, geometry.features().size(), kernels.threads());
    this.geometry = geometry;
    this.kernels = kernels;
    this.scratch = buffers.scratch();
    this.weight = new WinogradWeight(block, readsWeight, matrices, buffers, kernels);
    this.image =
        new ImageTiles(tiling, geometry.image().channels(), readsImage, matrices, buffers, kernels);
    this.features =
        new FeatureTiles(tiling, geometry.features().channels(), matrices, buffers, kernels);
    this.chunk = tiling.samples();
    this.chunks = batch / tiling.lanes() / chunk;
    this.flop = geometry.flop(batch);
    this.toFeatures = toFeatures(products.toFeatures());
    this.toImage = toImage(products.toImage());
    this.toWeight = toWeight(products.toWeight());
  }

  /** Whether the algorithm is one for this convolution. */
  public static boolean fits(ConvolutionGeometry geometry, ConvolutionProducts products) {
    return geometry.isHalving()
        && geometry.features().size() % ToomCook.OUTPUTS == 0
        && !products.image().isPadded()
        && !products.features().isPadded();
  }

  /** Whether it is faster than {@link DirectConvolution}. */
  public static boolean isFaster(ConvolutionGeometry geometry, ConvolutionProducts products) {
    return fits(geometry, products)
        && geometry.image().channels() >= LEAST_CHANNELS
        && Tiling.tiles(products.batch(), geometry.features().size()) >= LEAST_TILES;
  }

  private Step toFeatures(Sides sides) {
    if (sides == null) {
      return null;
    }
    SharedBuffer v = scratch.first();
    SharedBuffer m = scratch.second();
    List<Step> work = new ArrayList<>(image.transform(v, m));
    for (PointBlock points : PointBlock.ALL) {
      work.add(
          kernels.products(
              image.tiles(v, points), weight.matrices(points), features.tiles(m, points)));
    }
    work.addAll(features.transform(m, v));
    return inChunks(
        geometry + " (winograd)",
        first -> image.cutting(sides.image(), first),
        work,
        first -> List.of(features.features(sides.features(), first, m)));
  }

  private Step toImage(Sides sides) {
    if (sides == null) {
      return null;
    }
    SharedBuffer m = scratch.first();
    SharedBuffer v = scratch.second();
    List<Step> work = new ArrayList<>(features.transpose(m, v));
    for (PointBlock points : PointBlock.ALL) {
      work.add(
          kernels.products(
              features.tiles(m, points),
              weight.matrices(points).transpose(),
              image.tiles(v, points)));
    }
    work.addAll(image.clearing(v));
    work.addAll(image.transpose(v, m));
    return inChunks(
        "transpose of " + geometry + " (winograd)",
        first -> List.of(features.pixels(sides.features(), first, m)),
        work,
        first -> image.joining(sides.image(), first, v));
  }

  private Step inChunks(
      String name, IntFunction<List<Step>> before, List<Step> work, IntFunction<List<Step>> after) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < chunks; i++) {
      steps.addAll(before.apply(i * chunk));
      steps.addAll(work);
      steps.addAll(after.apply(i * chunk));
    }
    return kernels.metered(name, flop, steps);
  }

  private Step toWeight(Sides sides) {
    if (sides == null) {
      return null;
    }
    SharedBuffer v = scratch.first();
    SharedBuffer m = scratch.third();
    List<Step> ofImage = image.transform(v, scratch.second());
    List<Step> ofFeatures = features.transpose(m, scratch.second());
    List<Step> first = new ArrayList<>();
    List<Step> further = new ArrayList<>();
    for (PointBlock points : PointBlock.ALL) {
      StridedMatrices left = image.tiles(v, points).transpose();
      StridedMatrices right = features.tiles(m, points);
      StridedMatrices gradient = weight.gradientMatrices(points);
      first.add(kernels.products(left, right, gradient));
      further.add(kernels.addedProducts(left, right, gradient));
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < chunks; i++) {
      steps.addAll(image.cutting(sides.image(), i * chunk));
      steps.addAll(ofImage);
      steps.add(features.pixels(sides.features(), i * chunk, m));
      steps.addAll(ofFeatures);
      steps.addAll(i == 0 ? first : further);
    }
    steps.addAll(weight.unpackingOfGradient());
    return kernels.metered("weight gradient of " + geometry + " (winograd)", flop, steps);
  }

  @Override
  public Step toFeatures() {
    return toFeatures;
  }

  @Override
  public Step toImage() {
    return toImage;
  }

  @Override
  public Step toWeight() {
    return toWeight;
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
