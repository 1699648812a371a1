package io.ganqp.trainer.engine.dl4j;

import io.ganqp.trainer.network.ParameterBlock.Kind;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The bias of a convolution, added to its output in place. */
final class ChannelBias {

  private final Channels channels;
  private final INDArray y;
  private final INDArray dy;
  private final INDArray bias;
  private final INDArray gradient;

  ChannelBias(Ports ports, Weights weights, Memory memory) {
    this.y = Channels.flatten(ports.y());
    this.dy = ports.dy() == null ? null : Channels.flatten(ports.dy());
    this.bias = weights.value(Kind.BIAS);
    this.gradient = weights.gradient(Kind.BIAS);
    this.channels =
        new Channels(
            memory,
            (int) ports.y().size(0),
            (int) ports.y().size(1),
            (int) (ports.y().size(2) * ports.y().size(3)));
  }

  void forward() {
    Channels.add(y, bias, y);
  }

  void backward() {
    if (gradient != null) {
      channels.sum(dy, gradient);
    }
  }
}
