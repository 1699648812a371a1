package io.ganqp.trainer.engine.onednn.convolution.direct;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import io.ganqp.trainer.engine.onednn.convolution.ConvolutionAlgorithm;
import io.ganqp.trainer.engine.onednn.convolution.ConvolutionGeometry;
import io.ganqp.trainer.engine.onednn.convolution.direct.ConvolutionDescriptors.Operand;
import io.ganqp.trainer.engine.onednn.kernel.ConvolutionScratch;
import io.ganqp.trainer.engine.onednn.kernel.Step;
import io.ganqp.trainer.engine.onednn.kernel.Workspace;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.Shape;
import org.bytedeco.dnnl.memory;

/**
 * A convolution of numbers rounded to bfloat16, summed in single precision. Layouts are the
 * kernels' choice; tensors are rounded on the way to them. Tensors, flat parameters and gradients
 * stay in single precision.
 */
public final class RoundedConvolution implements ConvolutionAlgorithm {

  private final ConvolutionGeometry geometry;
  private final ConvolutionDescriptors descriptors;
  private final ConvolutionWeight weight;
  private final ConvolutionAlgorithm unrounded;
  private final Workspace workspace;
  private final ConvolutionScratch scratch;
  private final double flop;

  private RoundedConvolution(
      ConvolutionGeometry geometry,
      ConvolutionDescriptors descriptors,
      double flop,
      ParameterBlock block,
      ConvolutionAlgorithm unrounded,
      Workspace workspace) {
    this.geometry = geometry;
    this.descriptors = descriptors;
    this.weight = new ConvolutionWeight(block, workspace);
    this.unrounded = unrounded;
    this.workspace = workspace;
    this.scratch = workspace.convolutionScratch();
    this.flop = flop;
  }

  /**
   * @param unrounded computes the gradient of the weights, and everything where oneDNN has but slow
   *     code for rounded numbers
   */
  public static ConvolutionAlgorithm of(
      ConvolutionGeometry geometry,
      int batch,
      ParameterBlock block,
      ConvolutionAlgorithm unrounded,
      Workspace workspace) {
    ConvolutionDescriptors descriptors = descriptors(geometry, batch, workspace);
    boolean fast =
        !Workspace.isReference(descriptors.forward())
            && !Workspace.isReference(descriptors.backwardData());
    return fast
        ? new RoundedConvolution(
            geometry, descriptors, geometry.flop(batch), block, unrounded, workspace)
        : unrounded;
  }

  private static ConvolutionDescriptors descriptors(
      ConvolutionGeometry geometry, int batch, Workspace workspace) {
    int kernel = geometry.kernel();
    return new ConvolutionDescriptors(
        geometry,
        side(batch, geometry.image(), workspace),
        operand(
            workspace, geometry.features().channels(), geometry.image().channels(), kernel, kernel),
        side(batch, geometry.features(), workspace),
        workspace);
  }

  private static Operand side(int batch, Shape shape, Workspace workspace) {
    return operand(workspace, batch, shape.channels(), shape.size(), shape.size());
  }

  private static Operand operand(Workspace workspace, long... dimensions) {
    return new Operand(workspace.any(memory.data_type.bf16, dimensions), workspace.any(dimensions));
  }

  @Override
  public Step toFeatures(Tensor from, Tensor to) {
    Relay relay = new Relay(geometry, workspace);
    var descriptor = descriptors.forward();
    return relay.around(
        workspace
            .kernel(geometry.toString(), descriptor)
            .flop(flop)
            .with(
                DNNL_ARG_SRC,
                relay.read(from, workspace.own(descriptor.src_desc()), scratch.first()))
            .with(DNNL_ARG_WEIGHTS, weight.packed(workspace.own(descriptor.weights_desc())))
            .with(
                DNNL_ARG_DST,
                relay.write(to, workspace.own(descriptor.dst_desc()), scratch.second())));
  }

  @Override
  public Step toImage(Tensor from, Tensor to) {
    Relay relay = new Relay(geometry, workspace);
    var descriptor = descriptors.backwardData();
    return relay.around(
        workspace
            .kernel("transpose of " + geometry, descriptor)
            .flop(flop)
            .with(
                DNNL_ARG_DIFF_DST,
                relay.read(from, workspace.own(descriptor.diff_dst_desc()), scratch.first()))
            .with(DNNL_ARG_WEIGHTS, weight.packed(workspace.own(descriptor.weights_desc())))
            .with(
                DNNL_ARG_DIFF_SRC,
                relay.write(to, workspace.own(descriptor.diff_src_desc()), scratch.second())));
  }

  @Override
  public Step toWeight(Tensor image, Tensor features) {
    return unrounded.toWeight(image, features);
  }

  @Override
  public void load(float[] parameters) {
    weight.load(parameters);
  }

  @Override
  public void store(float[] gradient) {
    unrounded.store(gradient);
  }
}
