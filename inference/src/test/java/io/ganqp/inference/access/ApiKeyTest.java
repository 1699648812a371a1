package io.ganqp.inference.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganqp.inference.model.Configured;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
  private static final String RIGHT = "s3cret-key";

  @TempDir Path folder;

  @Test
  void letsEverybodyInWhereThereIsNone() {
    assertThat(new ApiKey(Optional.empty()).admits(List.of())).isTrue();
    assertThat(new ApiKey(Optional.empty()).admits(List.of("Basic a"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer s3cret-key", "bearer s3cret-key"})
  void letsTheRightOneIn(String authorization) {
    assertThat(new ApiKey(Optional.of(RIGHT)).admits(List.of(authorization))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "s3cret-key",
        "Basic s3cret-key",
        "Bearer s3cret-ke",
        "Bearer s3cret-key1",
        "Bearer S3CRET-KEY",
        "Bearer  s3cret-key",
        "Bearer s3cret-key, a"
      })
  void letsNoOtherIn(String authorization) {
    assertThat(new ApiKey(Optional.of(RIGHT)).admits(List.of(authorization))).isFalse();
  }

  @Test
  void isSentOnce() {
    ApiKey key = new ApiKey(Optional.of(RIGHT));

    assertThat(key.admits(List.of())).isFalse();
    assertThat(key.admits(List.of("Bearer " + RIGHT, "Bearer " + RIGHT))).isFalse();
  }

  @Test
  void isReadFromAFileWithoutItsLineEnd() throws IOException {
    ApiKey key = configured(Map.of("ganqp.api-key-file", file(RIGHT + "\n")));

    assertThat(key.admits(List.of("Bearer " + RIGHT))).isTrue();
    assertThat(key.admits(List.of())).isFalse();
  }

  @Test
  void whatIsNoKeyLetsNobodyIn() throws IOException {
    expectRefusal("8 to 512 visible ASCII", Map.of("ganqp.api-key-file", file(" \n")));
    expectRefusal("8 to 512 visible ASCII", Map.of("ganqp.api-key", "short"));
    expectRefusal("8 to 512 visible ASCII", Map.of("ganqp.api-key", "with a space"));
    expectRefusal("cannot be read", Map.of("ganqp.api-key-file", folder + "/none"));
    expectRefusal("both set", Map.of("ganqp.api-key", RIGHT, "ganqp.api-key-file", file(RIGHT)));
  }

  @ParameterizedTest
  @CsvSource({"ganqp.api-key, GANQP_API_KEY", "ganqp.api-key-file, GANQP_API_KEY_FILE"})
  void aSettingWithoutAValueLetsNobodyIn(String property, String setting) {
    for (String value : new String[] {"", " ", "\t\n"}) {
      expectRefusal(setting + " is set, but empty. Unset it", Map.of(property, value));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"pa$$word1", "${nowhere}", "a${nowhere}b", "${", "pass${word", "\\$$word\\"})
  void isTakenAsItIsWhateverSignsAreInIt(String key) throws IOException {
    String padded = key + "-12345678";
    Path named = Files.createDirectories(folder.resolve("a${nowhere}$$")).resolve("key");
    Files.writeString(named, padded);

    for (ApiKey read :
        List.of(
            configured(Map.of("ganqp.api-key", padded)),
            configured(Map.of("ganqp.api-key-file", named.toString())))) {
      assertThat(read.admits(List.of("Bearer " + padded))).isTrue();
      assertThat(read.admits(List.of())).isFalse();
    }
  }

  @Test
  void anExpressionThatIsTooShortForAKeyLetsNobodyIn() {
    expectRefusal("8 to 512 visible ASCII", Map.of("ganqp.api-key", "${x}"));
  }

  @Test
  void aDoubledDollarIsNotASingleOne() {
    ApiKey key = configured(Map.of("ganqp.api-key", "pa$$word1"));

    assertThat(key.admits(List.of("Bearer pa$$word1"))).isTrue();
    assertThat(key.admits(List.of("Bearer pa$word1"))).isFalse();
  }

  private static void expectRefusal(String words, Map<String, String> settings) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> configured(settings))
        .withMessageContaining(words);
  }

  private String file(String content) throws IOException {
    return Files.writeString(folder.resolve("key"), content).toString();
  }

  private static ApiKey configured(Map<String, String> settings) {
    return new ApiKey(Configured.config(settings));
  }
}
