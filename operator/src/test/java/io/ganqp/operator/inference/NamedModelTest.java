package io.ganqp.operator.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedModelTest {
  private static final String SHA256 = "0123456789abcdef".repeat(4);

  @ParameterizedTest
  @ValueSource(strings = {"faces", "Faces-2.1_b", "7"})
  void aNameThatTheServiceTakesIsAPartOfThePath(String name) {
    assertThat(new NamedModel(name, SHA256).version(16))
        .contains("/v2/models/" + name + "/versions/0123456789abcdef");
  }

  /** Gateway API would refuse most of these paths, and the route with them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "my faces",
        "team/faces",
        "..",
        "faces?x=1",
        "faces#x",
        "faces%2Fb",
        "ä",
        "a//b",
        "{a}"
      })
  void anotherNameHasNoPath(String name) {
    assertThat(new NamedModel(name, SHA256).version(16)).isEmpty();
  }
}
