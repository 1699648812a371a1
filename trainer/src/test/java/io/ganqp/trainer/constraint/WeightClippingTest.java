package io.ganqp.trainer.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.trainer.engine.Samples;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Networks;
import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.ParameterLayout;
import org.junit.jupiter.api.Test;

class WeightClippingTest {

  private final NetworkDefinition critic = Networks.critic(32, 4, 16);
  private final ParameterLayout layout = ParameterLayout.of(critic);
  private final float[] before = Samples.parameters(critic, 1);

  @Test
  void clipsWhatIsTrainedAndLeavesStatistics() {
    float[] after = before.clone();
    new WeightClipping(0.01).clip(layout, after);

    for (ParameterBlock block : layout.blocks()) {
      float[] expected = Samples.block(before, block);
      if (block.kind().trainable()) {
        for (int i = 0; i < expected.length; i++) {
          expected[i] = Math.min(0.01f, Math.max(-0.01f, expected[i]));
        }
      }
      assertThat(Samples.block(after, block)).as("%s", block).isEqualTo(expected);
    }
    assertThat(after).isNotEqualTo(before);
  }

  @Test
  void keepsNumbersThatAreNone() {
    float[] diverged = new float[layout.size()];
    diverged[0] = Float.NaN;
    new WeightClipping(0.01).clip(layout, diverged);
    assertThat(diverged[0]).as("a training that has diverged must show").isNaN();
  }

  @Test
  void refusesABoundThatIsNone() {
    assertThatThrownBy(() -> new WeightClipping(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("±0.0");
  }
}
