package io.ganqp.trainer.engine.onednn.convolution.direct;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
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
import io.ganqp.trainer.engine.onednn.kernel.Step;
import io.ganqp.trainer.engine.onednn.memory.Buffers;
import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.Shape;
import java.util.Optional;
import java.util.function.Function;
import org.bytedeco.dnnl.memory;

/**
 * A convolution of numbers rounded to bfloat16, summed in single precision. Layouts are the
 * kernels' choice; tensors are rounded on the way to them. Tensors, flat parameters and gradients
 * stay in single precision.
 */
public final class RoundedConvolution implements ConvolutionAlgorithm {

  private final ConvolutionGeometry geometry;
  private final Buffers buffers;
  private final Kernels kernels;
  private final double flop;
  private final ConvolutionWeight weight;
  private final Step toFeatures;
  private final Step toImage;
  private final Optional<ConvolutionAlgorithm> ofWeight;

  private RoundedConvolution(
      ConvolutionGeometry geometry,
      ConvolutionProducts products,
      ConvolutionDescriptors rounding,
      ParameterBlock block,
      Optional<ConvolutionAlgorithm> ofWeight,
      Buffers buffers,
      Kernels kernels) {
    this.geometry = geometry;
    this.buffers = buffers;
    this.kernels = kernels;
    this.flop = geometry.flop(products.batch());
    this.weight = new ConvolutionWeight(block, buffers, kernels);
    this.toFeatures = toFeatures(products.toFeatures(), rounding);
    this.toImage = toImage(products.toImage(), rounding);
    this.ofWeight = ofWeight;
  }

  /**
   * @param unrounded computes the gradient of the weights, and everything where oneDNN has but slow
   *     code for rounded numbers
   */
  public static ConvolutionAlgorithm of(
      ConvolutionGeometry geometry,
      ConvolutionProducts products,
      ParameterBlock block,
      Function<ConvolutionProducts, ConvolutionAlgorithm> unrounded,
      Buffers buffers,
      Kernels kernels) {
    ConvolutionDescriptors rounding = rounding(geometry, products.batch(), kernels);
    boolean fast =
        !Kernels.isReference(rounding.forward()) && !Kernels.isReference(rounding.backwardData());
    return fast
        ? new RoundedConvolution(
            geometry,
            products,
            rounding,
            block,
            products.ofWeightAlone().map(unrounded),
            buffers,
            kernels)
        : unrounded.apply(products);
  }

  private static ConvolutionDescriptors rounding(
      ConvolutionGeometry geometry, int batch, Kernels kernels) {
    Shape image = geometry.image();
    Shape features = geometry.features();
    int kernel = geometry.window().kernel();
    return new ConvolutionDescriptors(
        geometry,
        operand(kernels, batch, image.channels(), image.size(), image.size()),
        operand(kernels, features.channels(), image.channels(), kernel, kernel),
        operand(kernels, batch, features.channels(), features.size(), features.size()),
        kernels);
  }

  private static Operand operand(Kernels kernels, long... dimensions) {
    return new Operand(
        kernels.descriptors().any(memory.data_type.bf16, dimensions),
        kernels.descriptors().any(dimensions));
  }

  private Step toFeatures(Sides sides, ConvolutionDescriptors rounding) {
    if (sides == null) {
      return null;
    }
    var descriptor = rounding.forward();
    return reordered(kernels.kernel(geometry.toString(), descriptor))
        .reading(
            DNNL_ARG_SRC,
            sides.image(),
            kernels.own(descriptor.src_desc()),
            buffers.scratch().first())
        .with(DNNL_ARG_WEIGHTS, packed(kernels.own(descriptor.weights_desc())))
        .writing(
            DNNL_ARG_DST,
            sides.features(),
            kernels.own(descriptor.dst_desc()),
            buffers.scratch().second());
  }

  private Step toImage(Sides sides, ConvolutionDescriptors rounding) {
    if (sides == null) {
      return null;
    }
    var descriptor = rounding.backwardData();
    return reordered(kernels.kernel("transpose of " + geometry, descriptor))
        .reading(
            DNNL_ARG_DIFF_DST,
            sides.features(),
            kernels.own(descriptor.diff_dst_desc()),
            buffers.scratch().first())
        .with(DNNL_ARG_WEIGHTS, packed(kernels.own(descriptor.weights_desc())))
        .writing(
            DNNL_ARG_DIFF_SRC,
            sides.image(),
            kernels.own(descriptor.diff_src_desc()),
            buffers.scratch().second());
  }

  private memory packed(memory.desc layout) {
    return weight.packed(
        new Packed(layout, geometry.features().channels(), geometry.image().channels()));
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
    return ofWeight.map(ConvolutionAlgorithm::toWeight).orElse(null);
  }

  @Override
  public void load(float[] parameters) {
    weight.load(parameters);
  }

  @Override
  public void store(float[] gradient) {
    ofWeight.ifPresent(algorithm -> algorithm.store(gradient));
  }
}
