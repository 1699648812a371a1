package io.ganqp.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  private static final StrictJson JSON = StrictJson.ofAtMost(100);

  @Test
  void isUtf8() throws Exception {
    byte[] content = "{\"ä\":\"😀\"}".getBytes(StandardCharsets.UTF_8);

    assertThat(JSON.read(content, content.length).path("ä").asText()).isEqualTo("😀");
  }

  /** Which it could be taken for by its first bytes. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-16", "UTF-32"})
  void isNoOtherEncoding(String name) {
    expectRefusal("{\"z\":[1]}".getBytes(Charset.forName(name)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\0\0\0\0\0\0\0\0\0\0\0",
        "{\0\"\0z\0",
        "\0\0\0{",
        "\u00fe\u00ff\0{",
        "\u00ff\u00fe\0\0{",
        "\u00ef\u00bb",
        "{\"\u00c3",
        "{\"\u00ed\u00a0\u0080\":1}",
        "\"\u00f8\u0088\u0080\u0080\u0080\""
      })
  void bytesThatAreNoTextAreRefused(String bytes) {
    expectRefusal(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void expectRefusal(byte[] content) {
    assertThatExceptionOfType(StrictJson.InvalidJsonException.class)
        .isThrownBy(() -> JSON.read(content, content.length));
  }
}
