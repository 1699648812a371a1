package io.ganqp.trainer.engine.dl4j;

import io.ganqp.trainer.engine.program.LayerTensors;
import io.ganqp.trainer.engine.program.Operation;
import io.ganqp.trainer.network.Layer;
import io.ganqp.trainer.network.ParameterBlock.Kind;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Batch normalisation (Ioffe and Szegedy, arXiv 1502.03167), each group by its own statistics. */
final class BatchNormOperation implements Operation {

  private final List<BatchNormGroup> groups = new ArrayList<>();
  private final INDArray scaleGradient;
  private final INDArray shiftGradient;

  /**
   * @param centred where the input less its mean is kept for the backward pass; may be the input
   *     itself where nobody else reads it
   * @param groupCount equal runs of samples
   */
  BatchNormOperation(
      Layer.BatchNorm layer,
      LayerTensors<INDArray> tensors,
      INDArray centred,
      int groupCount,
      Weights weights,
      Scratch scratch,
      Memory memory) {
    this.scaleGradient = weights.gradient(Kind.SCALE);
    this.shiftGradient = weights.gradient(Kind.SHIFT);
    INDArray dx = tensors.dx() == null ? scratch.like(tensors.x()) : tensors.dx();
    for (int g = 0; g < groupCount; g++) {
      groups.add(
          new BatchNormGroup(
              layer.epsilon(),
              group(tensors.x(), g, groupCount),
              group(centred, g, groupCount),
              group(tensors.y(), g, groupCount),
              tensors.dy() == null ? null : group(dx, g, groupCount),
              tensors.dy() == null ? null : group(tensors.dy(), g, groupCount),
              weights,
              memory));
    }
  }

  private static INDArray group(INDArray array, int group, int groupCount) {
    long size = array.size(0) / groupCount;
    return Channels.flatten(array).get(NDArrayIndex.interval(group * size, (group + 1) * size));
  }

  @Override
  public void forward() {
    groups.forEach(BatchNormGroup::forward);
  }

  @Override
  public void backward() {
    groups.forEach(BatchNormGroup::backward);
    if (scaleGradient != null) {
      scaleGradient.assign(0);
      shiftGradient.assign(0);
      groups.forEach(group -> group.addTo(scaleGradient, shiftGradient));
    }
  }

  /** Mean of each channel in the last forward pass. */
  INDArray mean(int group) {
    return groups.get(group).mean();
  }

  /** Biased variance of each channel in the last forward pass. */
  INDArray variance(int group) {
    return groups.get(group).variance();
  }
}
