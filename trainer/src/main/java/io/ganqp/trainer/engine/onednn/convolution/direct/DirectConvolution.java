package io.ganqp.trainer.engine.onednn.convolution.direct;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import io.ganqp.trainer.engine.onednn.convolution.ConvolutionAlgorithm;
import io.ganqp.trainer.engine.onednn.convolution.ConvolutionGeometry;
import io.ganqp.trainer.engine.onednn.convolution.ConvolutionProducts;
import io.ganqp.trainer.engine.onednn.convolution.ConvolutionProducts.Sides;
import io.ganqp.trainer.engine.onednn.convolution.direct.ConvolutionDescriptors.Operand;
import io.ganqp.trainer.engine.onednn.convolution.direct.ConvolutionWeight.Packed;
import io.ganqp.trainer.engine.onednn.kernel.Kernel;
import io.ganqp.trainer.engine.onednn.kernel.Kernels;
import io.ganqp.trainer.engine.onednn.kernel.Sequence;
import io.ganqp.trainer.engine.onednn.kernel.Step;
import io.ganqp.trainer.engine.onednn.memory.Buffers;
import io.ganqp.trainer.engine.onednn.memory.Layout;
import io.ganqp.trainer.network.ParameterBlock;
import java.util.List;
import org.bytedeco.dnnl.memory;

/**
 * A convolution multiplication by multiplication: by oneDNN's direct kernels, but where {@link
 * ColourSquares} or {@link TapGradient} do the same in less time. Blocks of channels are what the
 * kernels are fast in, with one exception: images of a few colours are read as they are. Tensors in
 * another layout than the kernel's are copied.
 */
public final class DirectConvolution implements ConvolutionAlgorithm {

  private final ConvolutionGeometry geometry;
  private final Buffers buffers;
  private final Kernels kernels;
  private final double flop;
  private final ConvolutionWeight weight;
  private final Step toFeatures;
  private final Step toImage;
  private final Step toWeight;
  private final ColourSquares squares;

  /**
   * @param products that are wanted
   * @param block of the weights
   */
  public DirectConvolution(
      ConvolutionGeometry geometry,
      ConvolutionProducts products,
      ParameterBlock block,
      Buffers buffers,
      Kernels kernels) {
    this.geometry = geometry;
    this.buffers = buffers;
    this.kernels = kernels;
    this.flop = geometry.flop(products.batch());
    this.weight = new ConvolutionWeight(block, buffers, kernels);
    Layout features = buffers.blocked(products.batch(), geometry.features());
    Layout blocked = buffers.blocked(products.batch(), geometry.image());
    Layout read = readable(products.image(), features) ? products.image() : blocked;
    this.squares =
        ColourSquares.fit(geometry, products)
            ? new ColourSquares(geometry, products.toImage(), block, buffers, kernels)
            : null;
    this.toFeatures = toFeatures(products.toFeatures(), read, features);
    this.toImage =
        squares == null ? toImage(products.toImage(), blocked, features) : squares.toImage();
    this.toWeight =
        TapGradient.isFaster(geometry, products)
            ? new TapGradient(geometry, block, buffers, kernels).of(products.toWeight())
            : toWeight(products.toWeight(), read, features);
  }

  /** Whether oneDNN has fast code for reading images of that layout. */
  private boolean readable(Layout image, Layout features) {
    ConvolutionDescriptors convolution = between(image, features);
    return !Kernels.isReference(convolution.forward())
        && !Kernels.isReference(convolution.backwardWeights());
  }

  private ConvolutionDescriptors between(Layout image, Layout features) {
    int kernel = geometry.window().kernel();
    memory.desc weights =
        kernels.descriptors().any(features.channels(), image.channels(), kernel, kernel);
    return new ConvolutionDescriptors(
        geometry,
        Operand.of(kernels.descriptors().filled(image)),
        Operand.of(weights),
        Operand.of(kernels.descriptors().filled(features)),
        kernels);
  }

  private Step toFeatures(Sides sides, Layout image, Layout features) {
    if (sides == null) {
      return null;
    }
    var descriptor = between(image, features).forward();
    memory.desc weights = kernels.own(descriptor.weights_desc());
    return reordered(kernels.kernel(geometry.toString(), descriptor))
        .reading(DNNL_ARG_SRC, sides.image(), image, buffers.scratch().first())
        .with(
            DNNL_ARG_WEIGHTS,
            weight.packed(new Packed(weights, features.channels(), image.channels())))
        .writing(DNNL_ARG_DST, sides.features(), features, buffers.scratch().second());
  }

  private Step toImage(Sides sides, Layout image, Layout features) {
    if (sides == null) {
      return null;
    }
    var descriptor = between(image, features).backwardData();
    memory.desc weights = kernels.own(descriptor.weights_desc());
    return reordered(kernels.kernel("transpose of " + geometry, descriptor))
        .reading(DNNL_ARG_DIFF_DST, sides.features(), features, buffers.scratch().first())
        .with(
            DNNL_ARG_WEIGHTS,
            weight.packed(new Packed(weights, features.channels(), image.channels())))
        .writing(DNNL_ARG_DIFF_SRC, sides.image(), image, buffers.scratch().second());
  }

  private Step toWeight(Sides sides, Layout image, Layout features) {
    if (sides == null) {
      return null;
    }
    var descriptor = between(image, features).backwardWeights();
    memory.desc weights = kernels.own(descriptor.diff_weights_desc());
    Step product =
        reordered(kernels.kernel("weight gradient of " + geometry, descriptor))
            .reading(DNNL_ARG_SRC, sides.image(), image, buffers.scratch().first())
            .reading(DNNL_ARG_DIFF_DST, sides.features(), features, buffers.scratch().second())
            .with(DNNL_ARG_DIFF_WEIGHTS, buffers.packedGradient().memory(weights));
    Step unpacking =
        weight.unpackingOfGradient(new Packed(weights, features.channels(), image.channels()));
    return new Sequence(List.of(product, unpacking));
  }

  private ReorderedKernel reordered(Kernel kernel) {
    return new ReorderedKernel(geometry, kernel.flop(flop), buffers, kernels);
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
    if (squares != null) {
      squares.load(parameters);
    }
  }

  @Override
  public void store(float[] gradient) {
    weight.store(gradient);
  }
}
