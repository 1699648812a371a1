package io.ganqp.trainer.engine.dl4j;

import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.program.LayerTensors;
import io.ganqp.trainer.engine.program.Operation;
import io.ganqp.trainer.engine.program.Operations;
import io.ganqp.trainer.engine.program.Site;
import io.ganqp.trainer.network.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Makes each layer of ND4J's operations. */
record Dl4jOperations(PlanOptions options, FlatArrays parameters, Scratch scratch, Memory memory)
    implements Operations<INDArray> {

  @Override
  public Operation dense(Layer.Dense layer, Site<INDArray> site) {
    return new DenseOperation(layer, site.tensors(), weights(site), memory);
  }

  @Override
  public Operation convolution(Layer.Convolution layer, Site<INDArray> site) {
    return new ConvolutionOperation(layer, site.tensors(), weights(site), scratch, memory);
  }

  @Override
  public Operation transposedConvolution(Layer.TransposedConvolution layer, Site<INDArray> site) {
    return new TransposedConvolutionOperation(
        layer, site.tensors(), weights(site), scratch, memory);
  }

  @Override
  public Operation batchNorm(Layer.BatchNorm layer, Site<INDArray> site) {
    LayerTensors<INDArray> tensors = site.tensors();
    if (!options.batchStatistics()) {
      return new RunningBatchNorm(layer, tensors, weights(site), memory);
    }
    INDArray centred =
        site.mayOverwriteInput() ? tensors.x() : memory.allocate(tensors.x().shape());
    BatchNormOperation operation =
        new BatchNormOperation(
            layer, tensors, centred, options.groups(), weights(site), scratch, memory);
    parameters.observe(site.layer(), operation);
    return operation;
  }

  @Override
  public Operation activation(Layer.Activation layer, Site<INDArray> site) {
    INDArray y = site.tensors().y();
    INDArray values = options.tangent() ? memory.allocate(y.shape()) : y;
    return new ActivationOperation(layer.function(), site.tensors(), values, scratch);
  }

  @Override
  public Operation toImage(Site<INDArray> site) {
    throw new IllegalStateException("arrays are reshaped by views");
  }

  @Override
  public Operation toFeatures(Site<INDArray> site) {
    throw new IllegalStateException("arrays are reshaped by views");
  }

  private Weights weights(Site<INDArray> site) {
    return parameters.weights(site.layer());
  }
}
