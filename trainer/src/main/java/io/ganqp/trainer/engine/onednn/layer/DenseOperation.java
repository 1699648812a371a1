package io.ganqp.trainer.engine.onednn.layer;

import io.ganqp.trainer.engine.onednn.kernel.Kernel;
import io.ganqp.trainer.engine.onednn.kernel.Kernels;
import io.ganqp.trainer.engine.onednn.kernel.StridedMatrices;
import io.ganqp.trainer.engine.onednn.memory.Buffers;
import io.ganqp.trainer.engine.onednn.memory.SharedBuffer;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.engine.program.LayerTensors;
import io.ganqp.trainer.network.ParameterBlock;
import org.bytedeco.javacpp.FloatPointer;

/** y = x Wᵀ, samples in rows, W as it lies in the flat vector: [out, in]. */
final class DenseOperation implements WeightedOperation {

  private final FlatParameters parameters;
  private final ParameterBlock block;
  private final FloatPointer weight;
  private final SharedBuffer staging;
  private final Kernel forward;
  private final Kernel backwardInput;
  private final Kernel backwardWeight;

  DenseOperation(
      ParameterBlock block,
      LayerTensors<Tensor> tensors,
      boolean wantWeight,
      FlatParameters parameters,
      Buffers buffers,
      Kernels kernels) {
    this.parameters = parameters;
    this.block = block;
    this.weight = buffers.allocate(block.length());
    this.staging = buffers.staging();
    int outputs = block.shape().get(0);
    int inputs = block.shape().get(1);
    String name = "dense " + inputs + "→" + outputs;
    double flop = 2.0 * tensors.x().batch() * inputs * outputs;
    StridedMatrices w = StridedMatrices.one(buffers.start(weight), outputs, inputs, inputs);
    StridedMatrices dw = StridedMatrices.one(staging.start(), outputs, inputs, inputs);
    StridedMatrices x = rows(tensors.x(), buffers);
    StridedMatrices y = rows(tensors.y(), buffers);
    StridedMatrices dx = rows(tensors.dx(), buffers);
    StridedMatrices dy = rows(tensors.dy(), buffers);
    this.forward = kernels.product(name, x, w.transpose(), y).flop(flop);
    this.backwardInput =
        dx == null ? null : kernels.product("input gradient of " + name, dy, w, dx).flop(flop);
    this.backwardWeight =
        wantWeight
            ? kernels.product("weight gradient of " + name, dy.transpose(), x, dw).flop(flop)
            : null;
  }

  /** Flat features as the matrix [N, features]. */
  private static StridedMatrices rows(Tensor tensor, Buffers buffers) {
    return tensor == null
        ? null
        : StridedMatrices.one(
            buffers.start(tensor.data()),
            tensor.batch(),
            tensor.shape().channels(),
            tensor.channels());
  }

  @Override
  public void load(float[] flat) {
    weight.put(flat, block.offset(), block.length());
  }

  @Override
  public void forward() {
    forward.run();
  }

  @Override
  public void backward() {
    if (parameters.collects()) {
      parameterGradient();
    }
    if (backwardInput != null) {
      backwardInput.run();
    }
  }

  @Override
  public void parameterGradient() {
    backwardWeight.run();
    staging.data().get(parameters.gradient(), block.offset(), block.length());
  }
}
