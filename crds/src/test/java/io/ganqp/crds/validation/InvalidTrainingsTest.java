package io.ganqp.crds.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ganqp.crds.v1alpha1.GanQpTraining;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InvalidTrainingsTest {

  private static final DocumentReader<GanQpTraining> READER = DocumentReader.ofTrainings();

  static List<InvalidDocument> cases() {
    return InvalidDocument.trainings();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isRefusedWithTheMessagesOfTheApiServer(InvalidDocument training) {
    InvalidDocumentException exception =
        catchThrowableOfType(
            InvalidDocumentException.class, () -> READER.parse("faces.yaml", training.yaml()));

    assertThat(exception).isNotNull().hasMessageStartingWith("faces.yaml is invalid:");
    assertThat(exception.problems())
        .extracting(Problem::message)
        .containsExactlyInAnyOrderElementsOf(training.messages());
  }
}
