package io.ganqp.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.store.ModelPointer;
import io.ganqp.contract.store.Sha256;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BestModelTest {

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

  private static ModelPointer pointer(String metric, Double value) {
    return new ModelPointer(Sha256.of(new byte[0]), "a.onnx", 1, metric, value);
  }
}
