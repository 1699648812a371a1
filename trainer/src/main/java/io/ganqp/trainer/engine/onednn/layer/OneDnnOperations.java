package io.ganqp.trainer.engine.onednn.layer;

import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.onednn.convolution.ConvolutionAlgorithm;
import io.ganqp.trainer.engine.onednn.convolution.ConvolutionGeometry;
import io.ganqp.trainer.engine.onednn.convolution.ConvolutionProducts;
import io.ganqp.trainer.engine.onednn.convolution.ConvolutionWindow;
import io.ganqp.trainer.engine.onednn.kernel.Kernels;
import io.ganqp.trainer.engine.onednn.memory.Buffers;
import io.ganqp.trainer.engine.onednn.memory.Layout;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.engine.program.LayerTensors;
import io.ganqp.trainer.engine.program.Operation;
import io.ganqp.trainer.engine.program.Operations;
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
    Buffers buffers,
    Kernels kernels)
    implements Operations<Tensor> {

  @Override
  public Operation dense(Layer.Dense layer, Site<Tensor> site) {
    return biased(
        new DenseOperation(
            weight(site),
            site.tensors(),
            options.parameterGradient(),
            parameters,
            buffers,
            kernels),
        site);
  }

  @Override
  public Operation convolution(Layer.Convolution layer, Site<Tensor> site) {
    LayerTensors<Tensor> tensors = site.tensors();
    ConvolutionAlgorithm algorithm =
        algorithm(
            new ConvolutionGeometry(
                tensors.x().shape(),
                tensors.y().shape(),
                new ConvolutionWindow(layer.kernel(), layer.stride())),
            ConvolutionProducts.ofConvolution(tensors, options.parameterGradient()),
            weight(site));
    return biased(
        new ConvolutionOperation(
            algorithm, algorithm.toFeatures(), algorithm.toImage(), parameters),
        site);
  }

  @Override
  public Operation transposedConvolution(Layer.TransposedConvolution layer, Site<Tensor> site) {
    LayerTensors<Tensor> tensors = site.tensors();
    ConvolutionAlgorithm algorithm =
        algorithm(
            new ConvolutionGeometry(
                tensors.y().shape(),
                tensors.x().shape(),
                new ConvolutionWindow(layer.kernel(), layer.stride())),
            ConvolutionProducts.ofTransposed(tensors, options.parameterGradient()),
            weight(site));
    return biased(
        new ConvolutionOperation(
            algorithm, algorithm.toImage(), algorithm.toFeatures(), parameters),
        site);
  }

  private ConvolutionAlgorithm algorithm(
      ConvolutionGeometry geometry, ConvolutionProducts products, ParameterBlock weight) {
    return convolutions.algorithm(geometry, products, weight, buffers, kernels);
  }

  @Override
  public Operation batchNorm(Layer.BatchNorm layer, Site<Tensor> site) {
    BatchNormBlocks blocks = BatchNormBlocks.of(layout, site.layer());
    LayerTensors<Tensor> tensors = site.tensors();
    Layout whole = tensors.y().layout();
    if (!options.batchStatistics()) {
      return parameters.loading(
          new RunningBatchNorm(blocks, tensors, kernels(layer, whole), buffers));
    }
    return parameters.observing(
        parameters.loading(
            new BatchNormOperation(
                blocks,
                tensors,
                options.groups(),
                kernels(layer, whole.group(options.groups())),
                parameters,
                buffers)));
  }

  private BatchNormKernels kernels(Layer.BatchNorm layer, Layout layout) {
    return new BatchNormKernels(layout, layer.epsilon(), buffers, kernels);
  }

  @Override
  public Operation activation(Layer.Activation layer, Site<Tensor> site) {
    LayerTensors<Tensor> tensors = site.tensors();
    ActivationKernels function =
        new ActivationKernels(layer.function(), tensors.y().layout(), buffers, kernels);
    return options.tangent()
        ? new FrozenActivation(function, tensors, buffers)
        : new ActivationOperation(function, tensors);
  }

  @Override
  public Operation toImage(Site<Tensor> site) {
    return Relayout.toImage(site.tensors(), buffers, kernels);
  }

  @Override
  public Operation toFeatures(Site<Tensor> site) {
    return Relayout.toFeatures(site.tensors(), buffers, kernels);
  }

  private ParameterBlock weight(Site<Tensor> site) {
    return layout.block(site.layer(), Kind.WEIGHT);
  }

  private Operation biased(WeightedOperation products, Site<Tensor> site) {
    parameters.loading(products);
    if (!layout.has(site.layer(), Kind.BIAS)) {
      return products;
    }
    Tensor y = site.tensors().y();
    ParameterBlock block = layout.block(site.layer(), Kind.BIAS);
    Bias bias = new Bias(block, y, biasGradient(site), parameters, buffers, kernels);
    return new BiasedOperation(products, parameters.loading(bias));
  }

  /** A batch norm takes the mean away, and with it the effect of a bias: its gradient is 0. */
  private ChannelSum biasGradient(Site<Tensor> site) {
    boolean wanted = options.parameterGradient() && !layout.has(site.layer() + 1, Kind.MEAN);
    return wanted ? new ChannelSum(site.tensors().dy()) : null;
  }
}
