package io.ganqp.trainer.engine.dl4j;

import io.ganqp.trainer.engine.program.LayerTensors;
import io.ganqp.trainer.network.ParameterBlock.Kind;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The bias of a weighted layer, added to its output in place but in tangent passes. */
final class ChannelBias {

  private final Channels channels;
  private final INDArray y;
  private final INDArray dy;
  private final INDArray bias;
  private final INDArray gradient;
  private boolean added;

  ChannelBias(LayerTensors<INDArray> tensors, Weights weights, Memory memory) {
    this.y = Channels.flatten(tensors.y());
    this.dy = tensors.dy() == null ? null : Channels.flatten(tensors.dy());
    this.bias = weights.value(Kind.BIAS);
    this.gradient = weights.gradient(Kind.BIAS);
    int samples = (int) y.size(0);
    int width = (int) y.size(1);
    this.channels = new Channels(memory, samples, width, y.rank() == 3 ? (int) y.size(2) : 1);
  }

  void forward() {
    Channels.add(y, bias, y);
    added = true;
  }

  /** Adds nothing. */
  void tangent() {
    added = false;
  }

  void backward() {
    if (gradient == null) {
      return;
    }
    if (added) {
      channels.sum(dy, gradient);
    } else {
      gradient.assign(0);
    }
  }
}
