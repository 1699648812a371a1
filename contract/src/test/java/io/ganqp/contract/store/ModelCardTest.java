package io.ganqp.contract.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.contract.metric.Direction;
import io.ganqp.contract.metric.MetricValue;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCardTest {

  private static final ModelCard CARD = Models.card(new byte[] {1, 2, 3});
  private static final String JSON = new String(CARD.toJson(), UTF_8);

  @Test
  void readsBackWhatItWrote() {
    assertThat(ModelCard.fromJson(CARD.toJson(), "model.json")).isEqualTo(CARD);
    assertThat(JSON).contains("\"schema\" : 1").doesNotContain("uid");
  }

  @Test
  void saysOfEachMetricWhichWayIsBetterAndItsError() {
    List<MetricValue> evaluation =
        List.of(
            new MetricValue("kd", Direction.LOWER_IS_BETTER, 0.05, 0.002, "4f1c".repeat(16)),
            new MetricValue("recall", Direction.HIGHER_IS_BETTER, 0.5),
            new MetricValue("swd", Direction.LOWER_IS_BETTER, 12.5));
    ModelCard card =
        new ModelCard(
            1,
            CARD.sha256(),
            3,
            32,
            128,
            "GAN-QP",
            7,
            CARD.training(),
            evaluation,
            CARD.verification(),
            17);
    String json = new String(card.toJson(), UTF_8);

    assertThat(ModelCard.fromJson(card.toJson(), "model.json")).isEqualTo(card);
    assertThat(card.evaluation()).isEqualTo(evaluation);
    assertThat(json.replaceAll("\\s", ""))
        .contains(
            "\"metrics\":{\"kd\":0.05,\"recall\":0.5,\"swd\":12.5},"
                + "\"directions\":{\"recall\":\"higher\"},\"errors\":{\"kd\":0.002},"
                + "\"extractors\":{\"kd\":\""
                + "4f1c".repeat(16)
                + "\"}");
    assertThat(JSON).doesNotContain("directions", "errors", "extractors");
  }

  @Test
  void saysWhatItsTrainingBeganWith() {
    ModelOrigin origin = new ModelOrigin("s3://models/faces", 40, CARD.sha256(), null);
    ModelCard card =
        new ModelCard(
            1,
            CARD.sha256(),
            3,
            32,
            128,
            "GAN-QP",
            7,
            CARD.training().beginningWith(origin),
            List.of(),
            CARD.verification(),
            17);

    assertThat(ModelCard.fromJson(card.toJson(), "model.json").training().from()).isEqualTo(origin);
    assertThat(origin.place()).isEqualTo("s3://models/faces/checkpoints/0000000040");
    assertThat(JSON).doesNotContain("from");
  }

  @Test
  void toleratesFieldsOfTheFuture() {
    String later = JSON.replaceFirst("\\{", "{ \"licence\": {\"a\": [1]},");

    assertThat(ModelCard.fromJson(later.getBytes(UTF_8), "model.json")).isEqualTo(CARD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "schema" : 1,         |                        | schema
          "schema" : 1,         | "schema" : 2,          | schema 2 is not known here
          "resolution" : 32,    |                        | resolution
          "resolution" : 32,    | "resolution" : "32",   | resolution
          "resolution" : 32,    | "resolution" : 32.5,   | resolution
          "resolution" : 32,    | "resolution" : null,   | resolution
          "resolution" : 32,    | "resolution" : 0,      | resolution must be at least 1, not 0
          "latentDimension" : 128, | "latentDimension" : -1, | latentDimension must be at least 1
          "namespace" : "default", |                     | training.namespace is missing
          "latents" : 64,       | "latents" : [64],      | verification.latents
          "swd" : 12.5          | "swd" : "NaN"          | swd must be a finite number
          "swd" : 12.5          | "swd" : null           | swd must be a finite number
          "iteration" : 1000,   | "iteration" : 1000, "iteration" : 2, | iteration
          """)
  void namesTheFieldThatIsWrong(String original, String replacement, String message) {
    assertThat(JSON).contains(original);
    String wrong = JSON.replace(original, replacement == null ? "" : replacement);

    assertThatThrownBy(() -> ModelCard.fromJson(wrong.getBytes(UTF_8), "a/model.json"))
        .isInstanceOf(DamagedContentException.class)
        .hasMessageStartingWith("a/model.json ")
        .hasMessageContaining(message);
  }

  @Property(tries = 200)
  void neverReadsACutOffDocument(@ForAll @IntRange(max = 400) int length) {
    byte[] json = CARD.toJson();
    byte[] cut = Arrays.copyOf(json, Math.min(length, json.length - 3));

    assertThatThrownBy(() -> ModelCard.fromJson(cut, "model.json"))
        .isInstanceOf(DamagedContentException.class)
        .hasMessageStartingWith("model.json ");
  }

  @Test
  void pointersNeedAMetricForTheirValue() {
    ModelPointer judged =
        new ModelPointer(CARD.sha256(), "a/b.onnx", 7, "swd", null, 3.5, null, 64, null);

    assertThat(ModelPointer.fromJson(judged.toJson(), "best.json")).isEqualTo(judged);
    assertThatThrownBy(
            () ->
                new ModelPointer(CARD.sha256(), "a/b.onnx", 7, "swd", null, null, null, null, null))
        .hasMessageContaining("metric and value go together");
    assertThatThrownBy(() -> ModelPointer.unjudged(CARD.sha256(), "../b.onnx", 7))
        .hasMessageContaining("not a key");
  }
}
