package io.ganqp.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.trainer.network.ParameterLayout.Range;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlicesTest {

  private static final int FROM = 7;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 300_000})
  void visitEachElementOnce(int length) {
    int[] visits = new int[FROM + length + 1];
    Slices.each(
        new Range(FROM, FROM + length),
        (from, to) -> {
          for (int i = from; i < to; i++) {
            visits[i]++;
          }
        });
    int[] expected = new int[FROM + length + 1];
    Arrays.fill(expected, FROM, FROM + length, 1);
    assertThat(visits).isEqualTo(expected);
  }
}
