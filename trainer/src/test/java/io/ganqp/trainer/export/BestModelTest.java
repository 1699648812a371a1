package io.ganqp.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.store.ModelPointer;
import io.ganqp.contract.store.Sha256;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BestModelTest {

  private static final int SAMPLES = 64;

  @ParameterizedTest(name = "{0} {1} after {2} {3}: {4}")
  @CsvSource({
    "swd, 5.0,     ,     , true",
    "swd, 5.0, swd , 5.1 , true",
    "swd, 5.0, swd , 5.0 , false",
    "swd, 5.0, swd , 4.9 , false",
    "kid, 50 , swd , 4.9 , true",
    "   ,    , swd , 4.9 , false",
    "   ,    ,     ,     , false",
  })
  void lowerIsBetterAndANewMetricStartsAfresh(
      String metric, Double value, String bestMetric, Double bestValue, boolean improves) {
    Optional<ModelPointer> best =
        Optional.ofNullable(bestMetric).map(name -> pointer(name, bestValue));

    assertThat(BestModel.improves(pointer(metric, value), best)).isEqualTo(improves);
  }

  @Test
  void anotherNumberOfSamplesStartsAfresh() {
    Optional<ModelPointer> best = Optional.of(pointer("swd", 4.9));

    assertThat(BestModel.improves(pointer("swd", 5.0, SAMPLES / 2), best)).isTrue();
    assertThat(BestModel.improves(pointer("swd", 5.0, SAMPLES), best)).isFalse();
  }

  private static ModelPointer pointer(String metric, Double value) {
    return pointer(metric, value, value == null ? null : SAMPLES);
  }

  private static ModelPointer pointer(String metric, Double value, Integer samples) {
    return new ModelPointer(Sha256.of(new byte[0]), "a.onnx", 1, metric, value, samples);
  }
}
