package io.ganqp.trainer.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.ganqp.trainer.engine.BatchNormStatistics;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.Samples;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Networks;
import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.ParameterBlock.Kind;
import io.ganqp.trainer.network.ParameterLayout;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchNormStatisticsTest {

  private static final int BATCH = 16;

  private final Dl4jEngine engine = new Dl4jEngine();
  private final NetworkDefinition generator = Networks.generator(32, 8, 4, 16);
  private final ParameterLayout layout = ParameterLayout.of(generator);
  private final float[] parameters = Samples.parameters(generator, 1);

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void averagesWhatTheBatchesShow() {
    Plan plan = engine.compile(generator, PlanOptions.forwardOnly(BATCH));
    float[] estimated = parameters.clone();
    BatchNormStatistics.estimate(layout, plan, estimated, 3, this::latents);

    double[] sums = new double[layout.size()];
    double[] squares = new double[layout.size()];
    float[] seen = new float[layout.size()];
    for (int batch = 0; batch < 3; batch++) {
      plan.forward(latents(batch));
      plan.batchStatistics(0, seen);
      for (int i = 0; i < seen.length; i++) {
        sums[i] += seen[i];
        squares[i] += (double) seen[i] * seen[i];
      }
    }
    for (ParameterBlock block : layout.blocks()) {
      for (int i = block.offset(); i < block.end(); i++) {
        double expected = block.kind().trainable() ? parameters[i] : sums[i] / 3;
        if (block.kind() == Kind.VARIANCE) {
          int m = layout.block(block.layer(), Kind.MEAN).offset() + i - block.offset();
          expected += squares[m] / 3 - sums[m] / 3 * (sums[m] / 3);
        }
        assertThat(estimated[i]).isEqualTo((float) expected);
      }
    }
  }

  @Test
  void followsWithoutRoomOfItsOwn() {
    NetworkDefinition wide = Networks.generator(32, 64, 64, 256);
    ParameterLayout many = ParameterLayout.of(wide);
    float[] statistics = new float[many.size()];
    float[] seen = new float[many.size()];
    Plan plan = new Unmoved();

    BatchNormStatistics.follow(many, plan, 0, statistics, seen);
    long before = allocated();
    for (int step = 0; step < 10; step++) {
      BatchNormStatistics.follow(many, plan, 0, statistics, seen);
    }

    assertThat(allocated() - before).isLessThan(Float.BYTES * (long) many.size());
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  /** Sees the same again and again. */
  private static final class Unmoved implements Plan {
    @Override
    public void load(float[] parameters) {}

    @Override
    public float[] forward(float[] input) {
      return input;
    }

    @Override
    public float[] tangent(float[] direction) {
      return direction;
    }

    @Override
    public void backward(float[] output, float[] parameters, float[] input) {}

    @Override
    public void batchStatistics(int group, float[] parameters) {}

    @Override
    public void close() {}
  }

  @Test
  void makesInferenceAgreeWithTraining() {
    Plan training = engine.compile(generator, PlanOptions.forwardOnly(BATCH));
    float[] estimated = parameters.clone();
    BatchNormStatistics.estimate(
        layout, training, estimated, BatchNormStatistics.DEFAULT_BATCHES, this::latents);
    training.load(parameters);
    float[] expected = training.forward(latents(99)).clone();

    Plan inference = engine.compile(generator, PlanOptions.inference(BATCH));
    inference.load(parameters);
    float withStrangeStatistics = distance(inference.forward(latents(99)), expected);
    inference.load(estimated);
    float withEstimated = distance(inference.forward(latents(99)), expected);

    assertThat(withEstimated).isLessThan(withStrangeStatistics / 2);
  }

  @Test
  void refusesToEstimateFromNothing() {
    Plan plan = engine.compile(generator, PlanOptions.forwardOnly(BATCH));
    assertThatThrownBy(
            () -> BatchNormStatistics.estimate(layout, plan, parameters, 0, this::latents))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1 batch");
  }

  private float[] latents(int batch) {
    return Samples.normal(BATCH * generator.inputs(), 100 + batch);
  }

  private static float distance(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return sum / a.length;
  }
}
