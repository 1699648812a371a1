package io.ganqp.trainer.engine.onednn.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;

import io.ganqp.trainer.engine.onednn.kernel.Kernel;
import io.ganqp.trainer.engine.onednn.kernel.Kernels;
import io.ganqp.trainer.engine.onednn.memory.Buffers;
import io.ganqp.trainer.engine.onednn.memory.Layout;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.Shape;
import java.util.Arrays;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.memory;

/** The bias of a weighted layer, added to its output in place but in tangent passes. */
final class Bias implements WeightedOperation {

  private final ParameterBlock block;
  private final ChannelVector values;
  private final Kernel forward;
  private final ChannelSum gradient;
  private final FlatParameters parameters;
  private boolean added;

  /**
   * @param y output of the layer
   * @param gradient sums the gradient of the output, or null where it is known to be 0 or nobody
   *     wants it
   */
  Bias(
      ParameterBlock block,
      Tensor y,
      ChannelSum gradient,
      FlatParameters parameters,
      Buffers buffers,
      Kernels kernels) {
    this.block = block;
    this.values = new ChannelVector(y, buffers);
    this.gradient = gradient;
    this.parameters = parameters;
    Layout sample = new Layout(1, new Shape(y.channels(), 1), y.layout().block());
    memory.desc data = kernels.descriptors().filled(y.layout());
    var description =
        kernels.own(
            new binary.desc(dnnl_binary_add, data, kernels.descriptors().filled(sample), data));
    var descriptor =
        kernels.describe(
            (cpu, attributes) -> new binary.primitive_desc(description, attributes, cpu));
    memory output = buffers.filled(y);
    forward =
        kernels
            .kernel("bias of " + y.shape(), descriptor)
            .with(DNNL_ARG_SRC_0, output)
            .with(DNNL_ARG_SRC_1, buffers.filled(new Tensor(sample, values.data())))
            .with(DNNL_ARG_DST, output);
  }

  @Override
  public void load(float[] flat) {
    values.load(flat, block);
  }

  @Override
  public void forward() {
    forward.run();
    added = true;
  }

  @Override
  public void tangent() {
    added = false;
  }

  @Override
  public void backward() {
    if (parameters.collects()) {
      parameterGradient();
    }
  }

  @Override
  public void parameterGradient() {
    if (gradient == null || !added) {
      Arrays.fill(parameters.gradient(), block.offset(), block.end(), 0);
    } else {
      gradient.store(parameters.gradient(), block);
    }
  }
}
