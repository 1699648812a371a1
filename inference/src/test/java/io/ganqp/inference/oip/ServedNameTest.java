package io.ganqp.inference.oip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServedNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"faces", "Faces-2.1_b", "7", "faces.v2"})
  void aNameIsTheSameInAPath(String name) {
    assertThat(ServedName.checked(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "my faces",
        "team/faces",
        "..",
        ".",
        "-faces",
        "faces?x",
        "faces#x",
        "faces%20",
        "faces;v=2",
        "Gesichter-ä",
        "a\nb",
        "{model}",
        "a\\b"
      })
  void whatWouldBeAnotherNameThereIsRefused(String name) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> ServedName.checked(name))
        .withMessageStartingWith("GANQP_MODEL_NAME is \"")
        .withMessageContaining("letters, digits and . _ -");
  }

  @ParameterizedTest
  @ValueSource(ints = {129, 5000})
  void aNameIsNoLongerThanAPathHasRoomFor(int length) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> ServedName.checked("a".repeat(length)));
  }
}
