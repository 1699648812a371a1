package io.ganqp.trainer.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import io.ganqp.trainer.engine.onednn.ConvolutionDescriptors.Operand;
import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.Shape;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;

/**
 * A convolution of numbers rounded to bfloat16, summed in single precision. Layouts are the
 * kernels' choice; tensors are rounded on the way to them. Tensors, flat parameters and gradients
 * stay in single precision.
 */
final class RoundedConvolution implements ConvolutionAlgorithm {

  private final ConvolutionGeometry geometry;
  private final ConvolutionDescriptors descriptors;
  private final ConvolutionWeight weight;
  private final ConvolutionAlgorithm unrounded;
  private final Workspace workspace;
  private final double flop;

  /**
   * @param unrounded computes the gradient of the weights
   */
  RoundedConvolution(
      ConvolutionGeometry geometry,
      int batch,
      ParameterBlock block,
      ConvolutionAlgorithm unrounded,
      Workspace workspace) {
    this.geometry = geometry;
    this.unrounded = unrounded;
    this.descriptors = descriptors(geometry, batch, workspace);
    this.weight = new ConvolutionWeight(block, workspace);
    this.workspace = workspace;
    this.flop = geometry.flop(batch);
  }

  /** Whether oneDNN has fast code both ways. */
  static boolean fits(ConvolutionGeometry geometry, int batch, Workspace workspace) {
    ConvolutionDescriptors descriptors = descriptors(geometry, batch, workspace);
    return !Workspace.isReference(descriptors.forward())
        && !Workspace.isReference(descriptors.backwardData());
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
    var descriptor = descriptors.forward();
    List<Step> steps = new ArrayList<>();
    memory source = rounded(from, descriptor.src_desc(), steps);
    memory target = target(to, descriptor.dst_desc());
    steps.add(
        workspace
            .kernel(geometry.toString(), descriptor)
            .flop(flop)
            .with(DNNL_ARG_SRC, source)
            .with(DNNL_ARG_WEIGHTS, weight.packed(workspace.own(descriptor.weights_desc())))
            .with(DNNL_ARG_DST, target));
    return finish(target, to, steps);
  }

  @Override
  public Step toImage(Tensor from, Tensor to) {
    var descriptor = descriptors.backwardData();
    List<Step> steps = new ArrayList<>();
    memory source = rounded(from, descriptor.diff_dst_desc(), steps);
    memory target = target(to, descriptor.diff_src_desc());
    steps.add(
        workspace
            .kernel("transpose of " + geometry, descriptor)
            .flop(flop)
            .with(DNNL_ARG_DIFF_DST, source)
            .with(DNNL_ARG_WEIGHTS, weight.packed(workspace.own(descriptor.weights_desc())))
            .with(DNNL_ARG_DIFF_SRC, target));
    return finish(target, to, steps);
  }

  @Override
  public Step toWeight(Tensor image, Tensor features) {
    return unrounded.toWeight(image, features);
  }

  private memory rounded(Tensor tensor, memory.desc wanted, List<Step> steps) {
    memory copy = workspace.rounding().operand().memory(workspace.own(wanted));
    steps.add(workspace.reorder("rounding for " + geometry, workspace.unfilled(tensor), copy));
    return copy;
  }

  /** Where a kernel writes: the tensor itself, where it lies as the kernel wants it. */
  private memory target(Tensor tensor, memory.desc wanted) {
    workspace.own(wanted);
    return wanted.equals(workspace.unfilled(tensor.layout()))
        ? workspace.unfilled(tensor)
        : workspace.rounding().result().memory(wanted);
  }

  private Step finish(memory target, Tensor tensor, List<Step> steps) {
    memory own = workspace.unfilled(tensor);
    if (!workspace.own(target.get_desc()).equals(workspace.own(own.get_desc()))) {
      steps.add(workspace.reorder("from the layout of " + geometry, target, own));
    }
    return new Sequence(steps);
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
