package io.ganqp.trainer.engine.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastAddOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastSubOp;
import org.nd4j.linalg.api.ops.impl.reduce.floating.SquaredNorm;
import org.nd4j.linalg.api.ops.impl.reduce.same.Sum;
import org.nd4j.linalg.factory.Nd4j;

/** Arithmetic between samples [N, C] or [N, C, plane] and one value per channel [C]. */
final class Channels {

  private static final int CHANNEL = 1;

  private final INDArray perSample;
  private final boolean planes;

  /**
   * @param memory gives the partial sums
   * @param samples N
   * @param channels C
   * @param plane elements per channel
   */
  Channels(Memory memory, int samples, int channels, int plane) {
    planes = plane > 1;
    perSample = planes ? memory.allocate(samples, channels) : null;
  }

  /** {@code array} [N, …] as this class takes it. */
  static INDArray flatten(INDArray array) {
    return array.rank() == 4
        ? array.reshape('c', array.size(0), array.size(1), array.size(2) * array.size(3))
        : array;
  }

  static void add(INDArray x, INDArray channel, INDArray result) {
    Nd4j.exec(new BroadcastAddOp(x, channel, result, CHANNEL));
  }

  static void subtract(INDArray x, INDArray channel, INDArray result) {
    Nd4j.exec(new BroadcastSubOp(x, channel, result, CHANNEL));
  }

  static void multiply(INDArray x, INDArray channel, INDArray result) {
    Nd4j.exec(new BroadcastMulOp(x, channel, result, CHANNEL));
  }

  /** Sums each channel. In two steps, since ND4J is slow where outer and inner axes go at once. */
  void sum(INDArray x, INDArray result) {
    INDArray samples = x;
    if (planes) {
      Nd4j.exec(new Sum(x, perSample, false, 2));
      samples = perSample;
    }
    Nd4j.exec(new Sum(samples, result, false, 0));
  }

  /** Sums the squares of each channel. */
  void sumOfSquares(INDArray x, INDArray result) {
    if (planes) {
      Nd4j.exec(new SquaredNorm(x, perSample, false, 2));
      Nd4j.exec(new Sum(perSample, result, false, 0));
    } else {
      Nd4j.exec(new SquaredNorm(x, result, false, 0));
    }
  }
}
