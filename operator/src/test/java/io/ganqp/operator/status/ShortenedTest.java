package io.ganqp.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortenedTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "ä", "世", "😀"})
  void whatIsTooLongFillsItsBytesWithWholeCharacters(String character) {
    byte[] bytes = Shortened.toBytes(character.repeat(2000), 1024).getBytes(StandardCharsets.UTF_8);

    assertThat(bytes).hasSizeBetween(1021, 1024);
    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .endsWith(character + "…")
        .doesNotContain("?", "\uFFFD");
  }

  @Test
  void whatFitsStays() {
    String just = "x".repeat(1024);
    assertThat(Shortened.toBytes(just, 1024)).isEqualTo(just);
  }
}
