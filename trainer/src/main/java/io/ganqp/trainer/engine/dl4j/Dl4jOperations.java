package io.ganqp.trainer.engine.dl4j;

import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.program.Operation;
import io.ganqp.trainer.engine.program.Operations;
import io.ganqp.trainer.engine.program.Ports;
import io.ganqp.trainer.engine.program.Site;
import io.ganqp.trainer.network.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Makes each layer of ND4J's operations. */
record Dl4jOperations(PlanOptions options, FlatArrays parameters, Scratch scratch, Memory memory)
    implements Operations<INDArray> {

  @Override
  public Operation dense(Layer.Dense layer, Site<INDArray> site) {
    return new DenseOperation(layer, site.ports(), weights(site), memory);
  }

  @Override
  public Operation convolution(Layer.Convolution layer, Site<INDArray> site) {
    return new ConvolutionOperation(layer, site.ports(), weights(site), scratch, memory);
  }

  @Override
  public Operation transposedConvolution(Layer.TransposedConvolution layer, Site<INDArray> site) {
    return new TransposedConvolutionOperation(layer, site.ports(), weights(site), scratch, memory);
  }

  @Override
  public Operation batchNorm(Layer.BatchNorm layer, Site<INDArray> site) {
    Ports<INDArray> ports = site.ports();
    if (!options.batchStatistics()) {
      return new RunningBatchNorm(layer, ports, weights(site), memory);
    }
    INDArray centred = site.mayOverwriteInput() ? ports.x() : memory.allocate(ports.x().shape());
    BatchNormOperation operation =
        new BatchNormOperation(
            layer, ports, centred, options.groups(), weights(site), scratch, memory);
    parameters.observe(site.layer(), operation);
    return operation;
  }

  @Override
  public Operation activation(Layer.Activation layer, Site<INDArray> site) {
    INDArray y = site.ports().y();
    INDArray values = options.tangent() ? memory.allocate(y.shape()) : y;
    return new ActivationOperation(layer.function(), site.ports(), values, scratch);
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
