package io.ganqp.trainer.engine.dl4j;

import io.ganqp.trainer.engine.program.Parameters;
import io.ganqp.trainer.network.ParameterBlock.Kind;
import io.ganqp.trainer.network.ParameterLayout;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The flat parameters and their gradient as two arrays, of which each layer has views. */
final class FlatArrays implements Parameters {

  private final ParameterLayout layout;
  private final INDArray values;
  private final INDArray gradient;
  private final Map<Integer, BatchNormOperation> batchNorms = new TreeMap<>();

  /**
   * @param withGradient whether somebody wants it
   */
  FlatArrays(ParameterLayout layout, boolean withGradient, Memory memory) {
    this.layout = layout;
    this.values = memory.allocate(layout.size());
    this.gradient = withGradient ? memory.allocate(layout.size()) : null;
  }

  /** Views of one layer's blocks. */
  Weights weights(int layer) {
    return new Weights(layer, layout, values, gradient);
  }

  /** Has the statistics of {@code layer} from there. */
  void observe(int layer, BatchNormOperation batchNorm) {
    batchNorms.put(layer, batchNorm);
  }

  INDArray values() {
    return values;
  }

  /** Null where nobody wants it. */
  INDArray gradient() {
    return gradient;
  }

  @Override
  public void load(float[] parameters) {
    try (INDArray copy = Nd4j.createFromArray(parameters)) {
      values.assign(copy);
    }
  }

  @Override
  public void collect(Runnable pass, float[] target) {
    pass.run();
    if (target != null) {
      Memory.read(gradient, target, 0);
    }
  }

  @Override
  public void batchStatistics(int group, float[] parameters) {
    batchNorms.forEach(
        (layer, batchNorm) -> {
          int mean = layout.block(layer, Kind.MEAN).offset();
          int variance = layout.block(layer, Kind.VARIANCE).offset();
          Memory.read(batchNorm.mean(group), parameters, mean);
          Memory.read(batchNorm.variance(group), parameters, variance);
        });
  }
}
