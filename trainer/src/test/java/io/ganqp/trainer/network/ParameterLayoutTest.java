package io.ganqp.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.trainer.network.ParameterBlock.Kind;
import io.ganqp.trainer.network.ParameterLayout.Range;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class ParameterLayoutTest {

  private final ParameterLayout layout =
      ParameterLayout.of(
          new NetworkDefinition(
              "small",
              2,
              3,
              List.<Layer>of(
                  new Layer.Dense(2, 4, true),
                  new Layer.BatchNorm(4, 1e-3),
                  new Layer.Dense(4, 3, false))));

  @Test
  void laysBlocksEndToEnd() {
    int offset = 0;
    for (ParameterBlock block : layout.blocks()) {
      assertThat(block.offset()).isEqualTo(offset);
      offset = block.end();
    }
    assertThat(layout.size()).isEqualTo(offset).isEqualTo(8 + 4 + 16 + 12);
  }

  @Test
  void joinsTrainableNeighbours() {
    // Weight, bias, scale, shift; then mean and variance; then the last weight.
    assertThat(layout.trainable()).containsExactly(new Range(0, 20), new Range(28, 40));
  }

  @Test
  void findsABlockOrSaysWhatIsMissing() {
    assertThat(layout.block(0, Kind.WEIGHT).shape()).containsExactly(4, 2);
    assertThatThrownBy(() -> layout.block(2, Kind.BIAS))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("layer 2 has no BIAS");
  }
}
