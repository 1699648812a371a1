package io.ganqp.trainer.engine.onednn.convolution.direct;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import io.ganqp.trainer.engine.onednn.convolution.ConvolutionAlgorithm;
import io.ganqp.trainer.engine.onednn.convolution.ConvolutionGeometry;
import io.ganqp.trainer.engine.onednn.convolution.direct.ConvolutionDescriptors.Operand;
import io.ganqp.trainer.engine.onednn.kernel.ConvolutionScratch;
import io.ganqp.trainer.engine.onednn.kernel.Step;
import io.ganqp.trainer.engine.onednn.kernel.Workspace;
import io.ganqp.trainer.engine.onednn.memory.Layout;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.network.ParameterBlock;
import java.util.ArrayList;
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
  private final ConvolutionWeight weight;
  private final Workspace workspace;
  private final ConvolutionScratch scratch;
  private final double flop;
  private final Layout blockedImage;
  private final Layout blockedFeatures;
  private final Layout readImage;
  private final ConvolutionDescriptors reading;
  private final ParameterBlock block;
  private final List<ColourSquares> inSquares = new ArrayList<>();

  /**
   * @param image layout of the tensors on the larger side
   */
  public DirectConvolution(
      ConvolutionGeometry geometry, Layout image, ParameterBlock block, Workspace workspace) {
    this.geometry = geometry;
    this.block = block;
    this.weight = new ConvolutionWeight(block, workspace);
    this.workspace = workspace;
    this.scratch = workspace.convolutionScratch();
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
    Relay relay = new Relay(geometry, workspace);
    var descriptor = reading.forward();
    return relay.around(
        workspace
            .kernel(geometry.toString(), descriptor)
            .flop(flop)
            .with(DNNL_ARG_SRC, relay.read(from, workspace.filled(readImage), scratch.first()))
            .with(DNNL_ARG_WEIGHTS, weight.packed(workspace.own(descriptor.weights_desc())))
            .with(
                DNNL_ARG_DST,
                relay.write(to, workspace.filled(blockedFeatures), scratch.second())));
  }

  @Override
  public Step toImage(Tensor from, Tensor to) {
    if (ColourSquares.fit(geometry, from.layout(), to.layout())) {
      ColourSquares squares = new ColourSquares(geometry, from, to, block, workspace);
      inSquares.add(squares);
      return squares.toImage();
    }
    Relay relay = new Relay(geometry, workspace);
    var descriptor = descriptors(blockedImage).backwardData();
    return relay.around(
        workspace
            .kernel("transpose of " + geometry, descriptor)
            .flop(flop)
            .with(
                DNNL_ARG_DIFF_DST,
                relay.read(from, workspace.filled(blockedFeatures), scratch.first()))
            .with(DNNL_ARG_WEIGHTS, weight.packed(workspace.own(descriptor.weights_desc())))
            .with(
                DNNL_ARG_DIFF_SRC,
                relay.write(to, workspace.filled(blockedImage), scratch.second())));
  }

  @Override
  public Step toWeight(Tensor image, Tensor features) {
    if (TapGradient.isFaster(geometry, image, features)) {
      return new TapGradient(geometry, block, workspace).toWeight(image, features);
    }
    Relay relay = new Relay(geometry, workspace);
    var descriptor = reading.backwardWeights();
    memory.desc packed = workspace.own(descriptor.diff_weights_desc());
    return relay.around(
        workspace
            .kernel("weight gradient of " + geometry, descriptor)
            .flop(flop)
            .with(DNNL_ARG_SRC, relay.read(image, workspace.filled(readImage), scratch.first()))
            .with(
                DNNL_ARG_DIFF_DST,
                relay.read(features, workspace.filled(blockedFeatures), scratch.second()))
            .with(DNNL_ARG_DIFF_WEIGHTS, workspace.packedGradient().memory(packed)),
        weight.unpackingOfGradient(packed));
  }

  @Override
  public void load(float[] parameters) {
    weight.load(parameters);
    inSquares.forEach(squares -> squares.load(parameters));
  }

  @Override
  public void store(float[] gradient) {
    weight.store(gradient);
  }
}
