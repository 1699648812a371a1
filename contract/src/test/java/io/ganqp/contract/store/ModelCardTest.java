package io.ganqp.contract.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
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
    ModelPointer judged = new ModelPointer(CARD.sha256(), "a/b.onnx", 7, "swd", 3.5, 64);

    assertThat(ModelPointer.fromJson(judged.toJson(), "best.json")).isEqualTo(judged);
    assertThatThrownBy(() -> new ModelPointer(CARD.sha256(), "a/b.onnx", 7, "swd", null, null))
        .hasMessageContaining("metric and value go together");
    assertThatThrownBy(() -> new ModelPointer(CARD.sha256(), "../b.onnx", 7, null, null, null))
        .hasMessageContaining("not a key");
  }
}
