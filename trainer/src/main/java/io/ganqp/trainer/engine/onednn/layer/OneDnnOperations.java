package io.ganqp.trainer.engine.onednn.layer;

import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.onednn.kernel.Workspace;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.engine.program.Operation;
import io.ganqp.trainer.engine.program.Operations;
import io.ganqp.trainer.engine.program.Ports;
import io.ganqp.trainer.engine.program.Site;
import io.ganqp.trainer.network.Layer;
import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.ParameterBlock.Kind;
import io.ganqp.trainer.network.ParameterLayout;

/** Makes each layer of oneDNN's kernels. */
public record OneDnnOperations(
    ParameterLayout layout,
    PlanOptions options,
    ConvolutionChoice convolutions,
    FlatParameters parameters,
    Workspace workspace)
    implements Operations<Tensor> {

  @Override
  public Operation dense(Layer.Dense layer, Site<Tensor> site) {
    return biased(
        new DenseOperation(
            weight(site), site.ports(), options.parameterGradient(), parameters, workspace),
        site);
  }

  @Override
  public Operation convolution(Layer.Convolution layer, Site<Tensor> site) {
    return biased(
        ConvolutionOperation.of(
            layer,
            weight(site),
            site.ports(),
            convolutions,
            options.parameterGradient(),
            parameters,
            workspace),
        site);
  }

  @Override
  public Operation transposedConvolution(Layer.TransposedConvolution layer, Site<Tensor> site) {
    return biased(
        ConvolutionOperation.of(
            layer,
            weight(site),
            site.ports(),
            convolutions,
            options.parameterGradient(),
            parameters,
            workspace),
        site);
  }

  @Override
  public Operation batchNorm(Layer.BatchNorm layer, Site<Tensor> site) {
    BatchNormBlocks blocks = BatchNormBlocks.of(layout, site.layer());
    if (!options.batchStatistics()) {
      return parameters.loading(new RunningBatchNorm(layer, blocks, site.ports(), workspace));
    }
    return parameters.observing(
        parameters.loading(
            new BatchNormOperation(layer, blocks, site.ports(), options, parameters, workspace)));
  }

  @Override
  public Operation activation(Layer.Activation layer, Site<Tensor> site) {
    Ports<Tensor> ports = site.ports();
    ActivationKernels kernels =
        new ActivationKernels(layer.function(), ports.y().layout(), workspace);
    return options.tangent()
        ? new FrozenActivation(kernels, ports, workspace)
        : new ActivationOperation(kernels, ports);
  }

  @Override
  public Operation toImage(Site<Tensor> site) {
    return Relayout.toImage(site.ports(), workspace);
  }

  @Override
  public Operation toFeatures(Site<Tensor> site) {
    return Relayout.toFeatures(site.ports(), workspace);
  }

  private ParameterBlock weight(Site<Tensor> site) {
    return layout.block(site.layer(), Kind.WEIGHT);
  }

  private Operation biased(WeightedOperation products, Site<Tensor> site) {
    parameters.loading(products);
    if (!layout.has(site.layer(), Kind.BIAS)) {
      return products;
    }
    Tensor y = site.ports().y();
    ParameterBlock block = layout.block(site.layer(), Kind.BIAS);
    Bias bias = new Bias(block, y, biasGradient(site), parameters, workspace);
    return new BiasedOperation(products, parameters.loading(bias));
  }

  /** A batch norm takes the mean away, and with it the effect of a bias: its gradient is 0. */
  private ChannelSum biasGradient(Site<Tensor> site) {
    boolean wanted = options.parameterGradient() && !layout.has(site.layer() + 1, Kind.MEAN);
    return wanted ? new ChannelSum(site.ports().dy(), workspace) : null;
  }
}
