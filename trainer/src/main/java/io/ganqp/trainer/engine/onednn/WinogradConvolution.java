package io.ganqp.trainer.engine.onednn;

import io.ganqp.trainer.network.ParameterBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.dnnl.memory;

/**
 * A 5×5 convolution of stride 2 by Winograd's algorithm: 144 multiplications for each 4×4 outputs
 * and pair of channels instead of 400. All of it, the transforms too, is products of matrices, for
 * which oneDNN has fast code on every CPU.
 *
 * <p>With V of the image, U of the weights and M of the features, 36 matrices each, the features
 * are M = V·U, an image is V = M·Uᵀ, and the gradient of the weights is U = Vᵀ·M.
 */
final class WinogradConvolution implements ConvolutionAlgorithm {

  private static final int KERNEL = 5;
  private static final int STRIDE = 2;

  /** As many tiles at a time as keep products of matrices busy; more would leave the cache. */
  private static final int TILES_AT_A_TIME = 256;

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
  private final long tiles;
  private final int chunks;
  private final double flop;

  WinogradConvolution(
      ConvolutionGeometry geometry, int batch, ParameterBlock block, Workspace workspace) {
    WinogradMatrices matrices = WinogradMatrices.in(workspace);
    Tiling tiling = new Tiling(samplesAtATime(geometry, batch), geometry.features().size());
    this.geometry = geometry;
    this.workspace = workspace;
    this.scratch = workspace.convolutionScratch();
    this.weight = new WinogradWeight(block, matrices, workspace);
    this.image = new ImageTiles(tiling, geometry.image().channels(), matrices, workspace);
    this.features = new FeatureTiles(tiling, geometry.features().channels(), matrices, workspace);
    this.tiles = tiling.count();
    this.chunks = batch / tiling.samples();
    this.flop = geometry.flop(batch);
  }

  /** Whether the algorithm is one for this convolution. */
  static boolean fits(ConvolutionGeometry geometry, Tensor image, Tensor features) {
    return geometry.kernel() == KERNEL
        && geometry.stride() == STRIDE
        && geometry.features().size() % ToomCook.OUTPUTS == 0
        && geometry.image().size() == STRIDE * geometry.features().size()
        && !image.layout().isPadded()
        && !features.layout().isPadded();
  }

  /** Whether it is faster than {@link DirectConvolution}. */
  static boolean isFaster(ConvolutionGeometry geometry, Tensor image, Tensor features) {
    return fits(geometry, image, features)
        && geometry.image().channels() >= LEAST_CHANNELS
        && tiles(geometry, image.batch()) >= LEAST_TILES;
  }

  private static long tiles(ConvolutionGeometry geometry, int samples) {
    return new Tiling(samples, geometry.features().size()).count();
  }

  private static int samplesAtATime(ConvolutionGeometry geometry, int batch) {
    for (int samples = 1; samples < batch; samples++) {
      if (batch % samples == 0 && tiles(geometry, samples) >= TILES_AT_A_TIME) {
        return samples;
      }
    }
    return batch;
  }

  @Override
  public Step toFeatures(Tensor from, Tensor to) {
    SharedBuffer v = scratch.first();
    SharedBuffer m = scratch.second();
    List<Step> steps = new ArrayList<>();
    for (int chunk = 0; chunk < chunks; chunk++) {
      steps.addAll(image.transform(from.group(chunk, chunks), v, m));
      steps.add(v(v).times(u(), m(m), workspace));
      steps.addAll(features.transform(to.group(chunk, chunks), m, v));
    }
    return workspace.metered(geometry + " (winograd)", flop, steps);
  }

  @Override
  public Step toImage(Tensor from, Tensor to) {
    SharedBuffer m = scratch.first();
    SharedBuffer v = scratch.second();
    List<Step> steps = new ArrayList<>();
    for (int chunk = 0; chunk < chunks; chunk++) {
      steps.addAll(features.transpose(from.group(chunk, chunks), m, v));
      steps.add(m(m).times(u().transpose(), v(v), workspace));
      steps.addAll(image.transpose(to.group(chunk, chunks), v, m));
    }
    return workspace.metered("transpose of " + geometry + " (winograd)", flop, steps);
  }

  @Override
  public Step toWeight(Tensor imageSide, Tensor featureSide) {
    SharedBuffer v = scratch.first();
    SharedBuffer m = scratch.third();
    MatrixStack gradient = u(weight::gradientMemory);
    List<Step> steps = new ArrayList<>();
    for (int chunk = 0; chunk < chunks; chunk++) {
      steps.addAll(image.transform(imageSide.group(chunk, chunks), v, scratch.second()));
      steps.addAll(features.transpose(featureSide.group(chunk, chunks), m, scratch.second()));
      MatrixStack transposed = v(v).transpose();
      steps.add(
          chunk == 0
              ? transposed.times(m(m), gradient, workspace)
              : transposed.timesAddedTo(m(m), gradient, workspace));
    }
    steps.addAll(weight.unpackingOfGradient());
    return workspace.metered("weight gradient of " + geometry + " (winograd)", flop, steps);
  }

  private MatrixStack v(SharedBuffer buffer) {
    return MatrixStack.of(buffer::memory, tiles, image.columns());
  }

  private MatrixStack m(SharedBuffer buffer) {
    return MatrixStack.of(buffer::memory, tiles, features.columns());
  }

  private MatrixStack u() {
    return u(weight::memory);
  }

  private MatrixStack u(Function<memory.desc, memory> place) {
    return MatrixStack.of(place, image.columns(), features.columns());
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
