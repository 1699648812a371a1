package io.ganqp.trainer.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;

import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.Shape;
import java.util.Arrays;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.memory;

/** The bias of a dense layer or a convolution, added to its output in place. */
final class Bias implements Operation {

  private final ParameterBlock block;
  private final ChannelVector values;
  private final Kernel forward;
  private final ChannelSum gradient;

  /**
   * @param y output of the layer
   * @param gradient sums the gradient of the output, or null where it is known to be 0 or nobody
   *     wants it
   */
  Bias(ParameterBlock block, Tensor y, ChannelSum gradient, Workspace workspace) {
    this.block = block;
    this.values = new ChannelVector(y, workspace);
    this.gradient = gradient;
    Tensor sample = new Tensor(1, new Shape(y.channels(), 1), y.channels(), values.data());
    memory.desc data = workspace.blocked(y);
    var description =
        workspace.own(new binary.desc(dnnl_binary_add, data, workspace.blocked(sample), data));
    var descriptor =
        workspace.own(
            new binary.primitive_desc(description, workspace.attributes(), workspace.engine()));
    memory output = workspace.memory(y);
    forward =
        workspace
            .kernel("bias of " + y.shape(), descriptor)
            .with(DNNL_ARG_SRC_0, output)
            .with(DNNL_ARG_SRC_1, workspace.memory(sample))
            .with(DNNL_ARG_DST, output);
  }

  @Override
  public void load(float[] parameters) {
    values.load(parameters, block);
  }

  @Override
  public void forward() {
    forward.run();
  }

  @Override
  public void backward(float[] parameterGradient) {
    if (parameterGradient == null) {
      return;
    }
    if (gradient == null) {
      Arrays.fill(parameterGradient, block.offset(), block.end(), 0);
    } else {
      gradient.store(parameterGradient, block);
    }
  }
}
