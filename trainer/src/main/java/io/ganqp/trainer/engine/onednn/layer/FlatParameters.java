package io.ganqp.trainer.engine.onednn.layer;

import io.ganqp.trainer.engine.program.Parameters;
import java.util.ArrayList;
import java.util.List;

/**
 * The flat vectors on the heap: each operation takes its part of the parameters, and leaves its
 * part of the gradient there.
 */
public final class FlatParameters implements Parameters {

  private final List<WeightedOperation> operations = new ArrayList<>();
  private final List<BatchNormOperation> batchNorms = new ArrayList<>();
  private float[] gradient;

  /** Has {@code operation} take its part. */
  <O extends WeightedOperation> O loading(O operation) {
    operations.add(operation);
    return operation;
  }

  /** Has statistics from there. */
  BatchNormOperation observing(BatchNormOperation batchNorm) {
    batchNorms.add(batchNorm);
    return batchNorm;
  }

  @Override
  public void load(float[] parameters) {
    operations.forEach(operation -> operation.load(parameters));
  }

  @Override
  public void collect(Runnable pass, float[] into) {
    gradient = into;
    try {
      pass.run();
    } finally {
      gradient = null;
    }
  }

  /** Whether the pass under way is to leave gradients. */
  boolean collects() {
    return gradient != null;
  }

  /** The flat gradient of the pass under way. */
  float[] gradient() {
    return gradient;
  }

  @Override
  public void batchStatistics(int group, float[] parameters) {
    batchNorms.forEach(batchNorm -> batchNorm.statistics(group, parameters));
  }
}
