package io.ganqp.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ganqp.trainer.recipe.Completion;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingIdentityTest {

  private static final String DIGEST = "4f1c";

  @Test
  void isTheSameAfterAJourneyThroughJson() throws IOException {
    ObjectNode identity = identity();

    assertThat(
            TrainingIdentity.differences(
                new ObjectMapper().readTree(identity.toString()), identity()))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          iterations: 12 | iterations: 13
          everyIterations: 6 | everyIterations: 5
          everyIterations: 4 | everyIterations: 5
          keep: 2 | keep: 3
          claimName: out | claimName: elsewhere
          name: tiny | name: renamed
          batchSize: 4} | batchSize: 4, criticSteps: 2}
          resolution: 32, baseChannels: 4 | baseChannels: 4, resolution: 32
          """)
  void leavesRoomFor(String former, String current) {
    assertThat(TrainingIdentity.differences(identity(), identity(former, current))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          builtin: {images: 64} | builtin: {images: 64}, mirror: false | spec.dataset.mirror was true and is false
          builtin: {images: 64} | builtin: {images: 64}, crop: None | spec.dataset.crop was "Center" and is "None"
          builtin: {images: 64} | builtin: {images: 64}, holdoutFraction: 0.2 | spec.dataset.holdoutFraction was 0.1 and is 0.2
          latentDimension: 16 | latentDimension: 32 | spec.model.latentDimension was 16 and is 32
          baseChannels: 4, | baseChannels: 8, | spec.model.baseChannels was 4 and is 8
          baseChannels: 4, | | spec.model.baseChannels was 4 and is null
          batchSize: 4 | batchSize: 4, criticSteps: 1 | spec.training.criticSteps was 2 and is 1
          batchSize: 4 | batchSize: 4, averageDecay: 0.9 | spec.training.averageDecay was 0.999 and is 0.9
          evaluation | optimizer: {learningRate: 0.001}^  evaluation | spec.optimizer.learningRate was 2.0E-4 and is 0.001
          evaluation | objective: {distance: L2}^  evaluation | spec.objective.distance was "L1" and is "L2"
          evaluation | objective: {lambda: 5}^  evaluation | spec.objective.lambda was 10.0 and is 5.0
          """)
  void tellsApart(String former, String current, String difference) {
    String replacement = current == null ? "" : current.replace("^", "\n");

    assertThat(TrainingIdentity.differences(identity(), identity(former, replacement)))
        .isEqualTo(List.of(difference));
  }

  @Test
  void leavesTheImagesToTheirOwnList() {
    ObjectNode others = TrainingIdentity.of(Completion.of(TinyTraining.document().getSpec()), "aa");

    assertThat(TrainingIdentity.differences(identity(), others)).isEmpty();
    assertThat(TrainingIdentity.digest(identity())).isEqualTo(DIGEST);
    assertThat(TrainingIdentity.digest(others)).isEqualTo("aa");
  }

  private static ObjectNode identity(String... replacements) {
    return TrainingIdentity.of(
        Completion.of(TinyTraining.document(replacements).getSpec()), DIGEST);
  }
}
