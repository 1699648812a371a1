package io.ganqp.trainer.engine.onednn.convolution.winograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class ToomCookTest {

  @Property
  void filtersAsTheDefinitionDoes(
      @ForAll @Size(6) List<@DoubleRange(min = -1, max = 1) Double> input,
      @ForAll @Size(3) List<@DoubleRange(min = -1, max = 1) Double> filter) {
    List<Double> points = times(ToomCook.input(), input);
    List<Double> taps = times(ToomCook.filter(), filter);
    List<Double> products =
        IntStream.range(0, ToomCook.POINTS).mapToObj(i -> points.get(i) * taps.get(i)).toList();

    List<Double> output = times(ToomCook.output(), products);

    for (int i = 0; i < ToomCook.OUTPUTS; i++) {
      double expected = 0;
      for (int k = 0; k < ToomCook.TAPS; k++) {
        expected += filter.get(k) * input.get(i + k);
      }
      assertThat(output.get(i)).isCloseTo(expected, within(1e-12));
    }
  }

  private static List<Double> times(double[][] matrix, List<Double> vector) {
    return Stream.of(matrix)
        .map(row -> IntStream.range(0, row.length).mapToDouble(i -> row[i] * vector.get(i)).sum())
        .toList();
  }
}
