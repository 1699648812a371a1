package io.ganqp.contract.store;

import static io.ganqp.contract.metric.Direction.HIGHER_IS_BETTER;
import static io.ganqp.contract.metric.Direction.LOWER_IS_BETTER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.contract.metric.Direction;
import io.ganqp.contract.metric.MetricValue;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelOrderTest {

  private static final String DIGEST = Sha256.of(new byte[0]);
  private static final int SAMPLES = 64;
  private static final ModelPointer UNJUDGED = ModelPointer.unjudged(DIGEST, "a.onnx", 1);

  @ParameterizedTest(name = "{0} {1} ({2}) after {3} {4} ({5}): {6}")
  @CsvSource({
    "swd, 5.0, lower,     ,     ,       , true",
    "swd, 5.0, lower,  swd, 5.1, lower , true",
    "swd, 5.0, lower,  swd, 5.0, lower , false",
    "swd, 5.0, lower,  swd, 4.9, lower , false",
    "kid, 50,  lower,  swd, 4.9, lower , true",
    "recall, 0.6, higher, recall, 0.5, higher, true",
    "recall, 0.5, higher, recall, 0.5, higher, false",
    "recall, 0.4, higher, recall, 0.5, higher, false",
    "recall, 0.4, higher, swd,    4.9, lower , true",
    "recall, 0.4, higher, recall, 0.5, lower , true",
    "recall, 0.6, lower,  recall, 0.5, higher, true",
  })
  void theMetricSaysWhichIsBetterAndAnotherOneStartsAfresh(
      String metric,
      double value,
      String direction,
      String formerMetric,
      Double formerValue,
      String formerDirection,
      boolean better) {
    Optional<ModelPointer> best =
        Optional.ofNullable(formerMetric)
            .map(name -> judged(name, formerValue, Direction.of(formerDirection), SAMPLES));

    assertThat(ModelOrder.isBetter(judged(metric, value, Direction.of(direction), SAMPLES), best))
        .isEqualTo(better);
  }

  @Test
  void aModelThatWasNotEvaluatedNeverIsTheBest() {
    assertThat(ModelOrder.isBetter(UNJUDGED, Optional.empty())).isFalse();
    assertThat(ModelOrder.isBetter(UNJUDGED, Optional.of(swd(4.9, SAMPLES)))).isFalse();
    assertThat(ModelOrder.isBetter(swd(4.9, SAMPLES), Optional.of(UNJUDGED))).isTrue();
  }

  @Test
  void anotherNumberOfSamplesStartsAfresh() {
    Optional<ModelPointer> best = Optional.of(swd(4.9, SAMPLES));

    assertThat(ModelOrder.isBetter(swd(5.0, SAMPLES / 2), best)).isTrue();
    assertThat(ModelOrder.isBetter(swd(5.0, SAMPLES), best)).isFalse();
  }

  @Test
  void anotherNetworkUnderTheSameNameStartsAfresh() {
    Optional<ModelPointer> best = Optional.of(by("a", 4.9));

    assertThat(ModelOrder.isBetter(by("b", 5.0), best)).isTrue();
    assertThat(ModelOrder.isBetter(by("a", 5.0), best)).isFalse();
    assertThat(ModelOrder.isBetter(by("a", 4.8), best)).isTrue();
  }

  @Test
  void pointersOfEarlierVersionsNameNoNetworkAndAreComparedByTheName() {
    Optional<ModelPointer> former = Optional.of(by(null, 4.9));

    assertThat(ModelOrder.isBetter(by("a", 5.0), former)).isFalse();
    assertThat(ModelOrder.isBetter(by("a", 4.8), former)).isTrue();
  }

  private static ModelPointer by(String extractor, double value) {
    String digest = extractor == null ? null : extractor.repeat(64);
    return ModelPointer.judged(
        DIGEST, "a.onnx", 1, new MetricValue("kd", LOWER_IS_BETTER, value, 0.1, digest), SAMPLES);
  }

  @Test
  void aModelIsNotJudgedByWhatIsNoNumber() {
    assertThatThrownBy(() -> swd(Double.NaN, SAMPLES))
        .hasMessageContaining("swd must be a finite number");
  }

  @Test
  void bestPointersOfEarlierVersionsAreBestWhereTheyAreLowest() {
    ModelPointer former =
        ModelPointer.fromJson(
            """
            {"sha256": "%s", "key": "a.onnx", "iteration": 1, "metric": "swd", "value": 4.9,
             "samples": 64}
            """
                .formatted(DIGEST)
                .getBytes(UTF_8),
            "best.json");

    assertThat(former).isEqualTo(swd(4.9, SAMPLES));
    assertThat(ModelOrder.isBetter(swd(4.8, SAMPLES), Optional.of(former))).isTrue();
    assertThat(ModelOrder.isBetter(swd(5.0, SAMPLES), Optional.of(former))).isFalse();
    assertThat(new String(former.toJson(), UTF_8))
        .doesNotContain("direction", "error", "extractor");
  }

  @Test
  void aPointerKeepsDirectionAndError() {
    MetricValue recall = new MetricValue("recall", HIGHER_IS_BETTER, 0.5, 0.01, DIGEST);
    ModelPointer pointer = ModelPointer.judged(DIGEST, "a.onnx", 1, recall, SAMPLES);

    assertThat(ModelPointer.fromJson(pointer.toJson(), "best.json")).isEqualTo(pointer);
    assertThat(pointer.judgedBy()).contains(recall);
    assertThat(new String(pointer.toJson(), UTF_8))
        .contains(
            "\"direction\" : \"higher\"", "\"error\" : 0.01", "\"extractor\" : \"" + DIGEST + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "value" : 0.5      | "value" : "NaN"   | recall must be a finite number
          "error" : 0.01     | "error" : -0.01   | error must be a finite number and at least 0
          "error" : 0.01     | "error" : "NaN"   | error must be a finite number and at least 0
          "direction" : "higher" | "direction" : "up" | direction must be "lower" or "higher"
          "metric" : "recall" | "metric" : "re call" | "re call" cannot name a metric
          """)
  void namesTheFieldThatIsWrong(String original, String replacement, String message) {
    MetricValue recall = new MetricValue("recall", HIGHER_IS_BETTER, 0.5, 0.01);
    String json =
        new String(ModelPointer.judged(DIGEST, "a.onnx", 1, recall, SAMPLES).toJson(), UTF_8);
    assertThat(json).contains(original);
    byte[] wrong = json.replace(original, replacement).getBytes(UTF_8);

    assertThatThrownBy(() -> ModelPointer.fromJson(wrong, "best.json"))
        .isInstanceOf(DamagedContentException.class)
        .hasMessageStartingWith("best.json ")
        .hasMessageContaining(message);
  }

  private static ModelPointer swd(double value, int samples) {
    return judged("swd", value, LOWER_IS_BETTER, samples);
  }

  private static ModelPointer judged(
      String metric, double value, Direction direction, int samples) {
    return ModelPointer.judged(
        DIGEST, "a.onnx", 1, new MetricValue(metric, direction, value), samples);
  }
}
