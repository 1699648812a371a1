package io.ganqp.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ganqp.trainer.network.ParameterBlock.Kind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InitialParametersTest {

  private final NetworkDefinition generator = Networks.generator(32, 64, 16, 64);
  private final ParameterLayout layout = ParameterLayout.of(generator);
  private final float[] parameters = InitialParameters.of(generator, 42);

  @Test
  void drawsWeightsUniformlyWithinGlorotsBound() {
    for (ParameterBlock block : layout.blocks()) {
      if (block.kind() == Kind.WEIGHT) {
        double bound = glorotBound(generator.layers().get(block.layer()));
        double[] weights = values(block);
        double mean = Arrays.stream(weights).average().orElseThrow();
        double square = Arrays.stream(weights).map(w -> w * w).average().orElseThrow();
        assertThat(Arrays.stream(weights).map(Math::abs).max().orElseThrow())
            .isBetween(0.99 * bound, bound);
        assertThat(mean).isCloseTo(0, within(0.05 * bound));
        assertThat(square).isCloseTo(bound * bound / 3, within(0.02 * bound * bound));
      }
    }
  }

  /** √(6 / (fan in + fan out)). */
  private static double glorotBound(Layer layer) {
    if (layer instanceof Layer.Dense d) {
      return Math.sqrt(6.0 / (d.inputs() + d.outputs()));
    }
    Layer.TransposedConvolution c = (Layer.TransposedConvolution) layer;
    return Math.sqrt(6.0 / (25 * (c.inputs() + c.outputs())));
  }

  @Test
  void startsBatchNormAsTheIdentityAndBiasesAtZero() {
    for (ParameterBlock block : layout.blocks()) {
      switch (block.kind()) {
        case WEIGHT -> {}
        case SCALE, VARIANCE -> assertThat(values(block)).containsOnly(1);
        case BIAS, SHIFT, MEAN -> assertThat(values(block)).containsOnly(0);
      }
    }
  }

  @Test
  void dependsOnTheSeedTheNameAndTheBlock() {
    assertThat(InitialParameters.of(generator, 42)).isEqualTo(parameters);
    assertThat(InitialParameters.of(generator, 43)).isNotEqualTo(parameters);
    NetworkDefinition renamed =
        new NetworkDefinition("other", generator.inputs(), generator.outputs(), generator.layers());
    assertThat(InitialParameters.of(renamed, 42)).isNotEqualTo(parameters);
    double[] first = values(layout.block(4, Kind.WEIGHT));
    double[] second = values(layout.block(7, Kind.WEIGHT));
    assertThat(first[0] / second[0]).isNotCloseTo(first[1] / second[1], within(1e-3));
  }

  /** The published test vector of SplitMix64 for the seed 1234567. */
  @Test
  void usesSplitMix64AsPublished() {
    UniformStream random = new UniformStream(1234567);
    assertThat(new long[] {random.nextLong(), random.nextLong(), random.nextLong()})
        .containsExactly(6457827717110365317L, 3203168211198807973L, -8629252141511181193L);
  }

  /** Fixed for good: stored trainings must be repeatable by later versions. */
  @Test
  void neverChanges() {
    assertThat(Arrays.copyOf(parameters, 3))
        .containsExactly(0.058695257f, -0.006386282f, 0.04717322f);
  }

  private double[] values(ParameterBlock block) {
    double[] values = new double[block.length()];
    Arrays.setAll(values, i -> parameters[block.offset() + i]);
    return values;
  }
}
