package io.ganqp.crds.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ganqp.crds.v1alpha1.GanQpInference;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InvalidInferencesTest {

  private static final DocumentReader<GanQpInference> READER = DocumentReader.ofInferences();

  static List<InvalidDocument> cases() {
    return InvalidDocument.inferences();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isRefusedWithTheMessagesOfTheApiServer(InvalidDocument inference) {
    InvalidDocumentException exception =
        catchThrowableOfType(
            InvalidDocumentException.class, () -> READER.parse("faces.yaml", inference.yaml()));

    assertThat(exception).isNotNull().hasMessageStartingWith("faces.yaml is invalid:");
    assertThat(exception.problems())
        .extracting(Problem::message)
        .containsExactlyInAnyOrderElementsOf(inference.messages());
  }
}
