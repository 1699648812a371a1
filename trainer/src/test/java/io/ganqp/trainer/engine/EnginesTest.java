package io.ganqp.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.trainer.engine.onednn.OneDnnEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnginesTest {

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "onednn"})
  void opensAnEngineByName(String name) {
    try (Engine engine = Engines.open(name)) {
      assertThat(engine.name()).isEqualTo(name);
    }
  }

  @Test
  void prefersOneDnn() {
    try (Engine engine = Engines.open(Engines.AUTO)) {
      assertThat(engine).isInstanceOf(OneDnnEngine.class);
    }
  }

  @Test
  void namesTheEnginesThereAre() {
    assertThatThrownBy(() -> Engines.open("cuda"))
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessage(
            "there is no engine \"cuda\"; use auto, onednn, onednn-direct, onednn-bf16 or dl4j");
  }
}
