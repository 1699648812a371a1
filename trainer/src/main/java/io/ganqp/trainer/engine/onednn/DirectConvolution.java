package io.ganqp.trainer.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import io.ganqp.trainer.engine.onednn.ConvolutionDescriptors.Operand;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;

/**
 * A convolution by oneDNN's direct kernels. Blocks of channels are what the kernels are fast in,
 * with one exception: images of a few colours are read as they are. Tensors in another layout than
 * the kernel's are copied.
 */
final class DirectConvolution implements ConvolutionAlgorithm {

  private final ConvolutionGeometry geometry;
  private final ConvolutionWeight weight;
  private final Workspace workspace;
  private final double flop;
  private final Layout blockedImage;
  private final Layout blockedFeatures;
  private final Layout readImage;
  private final ConvolutionDescriptors reading;

  /**
   * @param image layout of the tensors on the larger side
   */
  DirectConvolution(
      ConvolutionGeometry geometry, Layout image, ConvolutionWeight weight, Workspace workspace) {
    this.geometry = geometry;
    this.weight = weight;
    this.workspace = workspace;
    this.flop = geometry.flop(image.batch());
    this.blockedImage = workspace.instructionSet().blocked(image.batch(), geometry.image());
    this.blockedFeatures = workspace.instructionSet().blocked(image.batch(), geometry.features());
    ConvolutionDescriptors direct = descriptors(image);
    boolean fast =
        !Workspace.isReference(direct.forward())
            && !Workspace.isReference(direct.backwardWeights());
    this.readImage = fast ? image : blockedImage;
    this.reading = fast ? direct : descriptors(blockedImage);
  }

  private ConvolutionDescriptors descriptors(Layout image) {
    Layout features = blockedFeatures;
    memory.desc weights =
        workspace.any(features.channels(), image.channels(), geometry.kernel(), geometry.kernel());
    return new ConvolutionDescriptors(
        geometry,
        Operand.of(workspace.filled(image)),
        Operand.of(weights),
        Operand.of(workspace.filled(features)),
        workspace);
  }

  @Override
  public Step toFeatures(Tensor from, Tensor to) {
    Relay relay = new Relay();
    memory source = relay.read(from, readImage);
    var descriptor = reading.forward();
    Tensor target = relay.target(to, blockedFeatures);
    relay.add(
        workspace
            .kernel(geometry.toString(), descriptor)
            .flop(flop)
            .with(DNNL_ARG_SRC, source)
            .with(DNNL_ARG_WEIGHTS, weight.packed(workspace.own(descriptor.weights_desc())))
            .with(DNNL_ARG_DST, workspace.memory(target)));
    return relay.finish(target, to);
  }

  @Override
  public Step toImage(Tensor from, Tensor to) {
    Relay relay = new Relay();
    memory source = relay.read(from, blockedFeatures);
    var descriptor = descriptors(blockedImage).backwardData();
    Tensor target = relay.target(to, blockedImage);
    relay.add(
        workspace
            .kernel("transpose of " + geometry, descriptor)
            .flop(flop)
            .with(DNNL_ARG_DIFF_DST, source)
            .with(DNNL_ARG_WEIGHTS, weight.packed(workspace.own(descriptor.weights_desc())))
            .with(DNNL_ARG_DIFF_SRC, workspace.memory(target)));
    return relay.finish(target, to);
  }

  @Override
  public Step toWeight(Tensor image, Tensor features) {
    Relay relay = new Relay();
    memory source = relay.read(image, readImage);
    memory gradient = relay.read(features, blockedFeatures);
    var descriptor = reading.backwardWeights();
    memory.desc packed = workspace.own(descriptor.diff_weights_desc());
    relay.add(
        workspace
            .kernel("weight gradient of " + geometry, descriptor)
            .flop(flop)
            .with(DNNL_ARG_SRC, source)
            .with(DNNL_ARG_DIFF_DST, gradient)
            .with(DNNL_ARG_DIFF_WEIGHTS, workspace.packedGradient().memory(packed)));
    relay.add(weight.unpackingOfGradient(packed));
    return new Sequence(relay.kernels);
  }

  @Override
  public void load(float[] parameters) {
    weight.load(parameters);
  }

  @Override
  public void store(float[] gradient) {
    weight.store(gradient);
  }

  /** A kernel with the copies that it needs before and after. */
  private final class Relay {
    private final List<Step> kernels = new ArrayList<>();

    private void add(Kernel kernel) {
      kernels.add(kernel);
    }

    private memory read(Tensor tensor, Layout wanted) {
      if (tensor.layout().equals(wanted)) {
        return workspace.memory(tensor);
      }
      Tensor copy = workspace.tensor(wanted);
      add(copy("to the layout of ", tensor, copy));
      return workspace.memory(copy);
    }

    private Tensor target(Tensor tensor, Layout wanted) {
      return tensor.layout().equals(wanted) ? tensor : workspace.tensor(wanted);
    }

    private Sequence finish(Tensor target, Tensor tensor) {
      if (!target.layout().equals(tensor.layout())) {
        add(copy("from the layout of ", target, tensor));
      }
      return new Sequence(kernels);
    }

    private Kernel copy(String direction, Tensor from, Tensor to) {
      return workspace.reorder(
          direction + geometry, workspace.unfilled(from), workspace.unfilled(to));
    }
  }
}
