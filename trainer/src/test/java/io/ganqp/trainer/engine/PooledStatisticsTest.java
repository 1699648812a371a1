package io.ganqp.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Networks;
import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.ParameterBlock.Kind;
import io.ganqp.trainer.network.ParameterLayout;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several small batches tell the same as one that holds all of their samples. */
class PooledStatisticsTest {

  private static final int BATCH = 4;
  private static final int BATCHES = 8;

  private final NetworkDefinition generator = Networks.generator(32, 8, 4, 16);
  private final ParameterLayout layout = ParameterLayout.of(generator);
  private final float[] latents = Samples.normal(BATCH * BATCHES * generator.inputs(), 1);

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "onednn"})
  void areThoseOfAllSamplesTogether(String name) {
    try (Engine engine = Engines.open(name)) {
      float[] together = estimate(engine, BATCH * BATCHES, 1);
      float[] apart = estimate(engine, BATCH, BATCHES);

      // What later layers see depends on the batches by way of this one's.
      int first =
          layout.blocks().stream().filter(b -> b.kind() == Kind.MEAN).findFirst().get().layer();
      for (Kind kind : new Kind[] {Kind.MEAN, Kind.VARIANCE}) {
        ParameterBlock block = layout.block(first, kind);
        for (int i = block.offset(); i < block.end(); i++) {
          assertThat(apart[i]).as("%s %d", kind, i).isCloseTo(together[i], Offset.offset(1e-5f));
        }
      }
    }
  }

  private float[] estimate(Engine engine, int batch, int batches) {
    float[] parameters = Samples.parameters(generator, 1);
    int length = batch * generator.inputs();
    try (Plan plan = engine.compile(generator, PlanOptions.forwardOnly(batch))) {
      BatchNormStatistics.estimate(
          layout,
          plan,
          parameters,
          batches,
          i -> Arrays.copyOfRange(latents, i * length, (i + 1) * length));
    }
    return parameters;
  }
}
