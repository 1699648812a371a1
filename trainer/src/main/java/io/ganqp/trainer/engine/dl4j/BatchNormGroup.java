package io.ganqp.trainer.engine.dl4j;

import io.ganqp.trainer.network.ParameterBlock.Kind;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Batch normalisation of the samples that share their statistics. */
final class BatchNormGroup {

  private final double epsilon;
  private final double count;
  private final INDArray x;
  private final INDArray centred;
  private final INDArray y;
  private final INDArray dx;
  private final INDArray dy;
  private final INDArray scale;
  private final INDArray shift;

  private final Channels channels;
  private final INDArray mean;
  private final INDArray variance;
  private final INDArray deviation;
  private final INDArray factor;
  private final INDArray sumOfGradient;
  private final INDArray sumOfProduct;
  private final INDArray work;

  BatchNormGroup(
      double epsilon,
      INDArray x,
      INDArray centred,
      INDArray y,
      INDArray dx,
      INDArray dy,
      Weights weights,
      Memory memory) {
    this.epsilon = epsilon;
    this.x = x;
    this.centred = centred;
    this.y = y;
    this.dx = dx;
    this.dy = dy;
    this.scale = weights.value(Kind.SCALE);
    this.shift = weights.value(Kind.SHIFT);
    int samples = (int) x.size(0);
    int width = (int) x.size(1);
    int plane = x.rank() == 3 ? (int) x.size(2) : 1;
    this.count = (double) samples * plane;
    this.channels = new Channels(memory, samples, width, plane);
    this.mean = memory.allocate(width);
    this.variance = memory.allocate(width);
    this.deviation = memory.allocate(width);
    this.factor = memory.allocate(width);
    this.sumOfGradient = memory.allocate(width);
    this.sumOfProduct = memory.allocate(width);
    this.work = memory.allocate(width);
  }

  /** y = scale (x − mean) / σ + shift, σ² = variance + ε. */
  void forward() {
    channels.sum(x, mean);
    mean.divi(count);
    Channels.subtract(x, mean, centred);
    channels.sumOfSquares(centred, variance);
    variance.divi(count);
    variance.addi(epsilon, deviation);
    Transforms.sqrt(deviation, false);
    scale.divi(deviation, factor);
    Channels.multiply(centred, factor, y);
    Channels.add(y, shift, y);
  }

  /** dx = scale/σ (dy − mean(dy) − centred · mean(dy · centred) / σ²). */
  void backward() {
    channels.sum(dy, sumOfGradient);
    dy.muli(centred, dx);
    channels.sum(dx, sumOfProduct);

    sumOfProduct.divi(deviation, work);
    work.divi(deviation);
    work.divi(-count);
    Channels.multiply(centred, work, dx);
    dx.addi(dy);
    sumOfGradient.divi(count, work);
    Channels.subtract(dx, work, dx);
    Channels.multiply(dx, factor, dx);
  }

  /** Adds the parameters' gradients of the last backward pass. */
  void addTo(INDArray scaleGradient, INDArray shiftGradient) {
    sumOfProduct.divi(deviation, work);
    scaleGradient.addi(work);
    shiftGradient.addi(sumOfGradient);
  }

  INDArray mean() {
    return mean;
  }

  INDArray variance() {
    return variance;
  }
}
