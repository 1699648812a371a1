package io.ganqp.crds.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ganqp.crds.v1alpha1.GanQpTraining;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UpdatesTest {

  private static final DocumentReader<GanQpTraining> READER = DocumentReader.ofTrainings();
  private static final String ONCE = " cannot change: create another GanQpTraining instead";

  static Stream<Arguments> forbiddenUpdates() {
    return Stream.of(
        arguments(
            training(""),
            training("model: {resolution: 64}"),
            "spec.model: Invalid value: the model of a training cannot change, its checkpoints"
                + " would not fit: create another GanQpTraining instead"),
        arguments(
            training("model: {from: {volume: {claimName: others}}}"),
            training("model: {from: {volume: {claimName: others}, checkpoint: 4}}"),
            "spec.model: Invalid value: the model of a training cannot change, its checkpoints"
                + " would not fit: create another GanQpTraining instead"),
        arguments(
            training(""),
            training("objective: {lambda: 5}"),
            "spec.objective: Invalid value: the objective of a training" + ONCE),
        arguments(
            training(""),
            training("augmentation: {mode: Always}"),
            "spec.augmentation: Invalid value: the augmentation of a training" + ONCE),
        arguments(
            training("augmentation: {policy: [Color]}"),
            training("augmentation: {policy: [Color, Cutout]}"),
            "spec.augmentation: Invalid value: the augmentation of a training" + ONCE),
        arguments(
            training(""),
            training("optimizer: {beta1: 0}"),
            "spec.optimizer: Invalid value: the optimizer of a training" + ONCE),
        arguments(
            training("optimizer: {learningRate: 0.001}"),
            training(""),
            "spec.optimizer: Invalid value: the optimizer of a training" + ONCE),
        arguments(
            training("optimizer: {critic: {beta1: 0}}"),
            training(""),
            "spec.optimizer: Invalid value: the optimizer of a training" + ONCE),
        arguments(
            training("training: {criticSteps: 5}"),
            training(""),
            "spec.training: Invalid value: batchSize, criticSteps, averageDecay and seed of a"
                + " training"
                + ONCE),
        arguments(
            training("objective: {divergence: Sgan}\n  training: {criticSteps: 2}"),
            training("objective: {divergence: Sgan}"),
            "spec.training: Invalid value: criticSteps of a training" + ONCE),
        arguments(
            training("critic: {penalty: {type: R1}}"),
            training("critic: {penalty: {type: R2}}"),
            "spec.critic: Invalid value: the critic of a training" + ONCE),
        arguments(
            training("training: {iterations: 500}"),
            training("training: {iterations: 499}"),
            "spec.training.iterations: Invalid value: iterations of an existing training can only"
                + " be raised: set at least the former value"),
        arguments(
            training(""),
            training("training: {seed: 43}"),
            "spec.training: Invalid value: batchSize, criticSteps, averageDecay and seed of a"
                + " training"
                + ONCE),
        arguments(
            training(""),
            training("").replace("builtin: {}", "builtin: {}, mirror: false"),
            "spec.dataset: Invalid value: the dataset of a training" + ONCE),
        arguments(
            training(""),
            training("").replace("claimName: models", "claimName: others"),
            "spec.storage: Invalid value: the storage of a training cannot change, its checkpoints"
                + " are there: create another GanQpTraining instead"));
  }

  static List<String> allowedBlocks() {
    return List.of(
        "training: {iterations: 200000}",
        "evaluation: {everyIterations: 10}",
        "checkpoint: {keep: 9}",
        "trainer: {image: another}",
        "runPolicy: {suspend: true}",
        "serving: {}",
        "augmentation: {policy: [Color, Translation]}",
        "objective: {lambda: 10.0}",
        "critic: {normalization: BatchNorm}",
        "optimizer: {learningRate: 0.0002, beta1: 0.5, beta2: 0.999}",
        "training: {criticSteps: 2}");
  }

  @ParameterizedTest
  @MethodSource("forbiddenUpdates")
  void whatCheckpointsDependOnMayNotChange(String before, String after, String message) {
    assertThat(READER.problemsOfUpdate(READER.parse("a", before), READER.parse("b", after)))
        .extracting(Problem::message)
        .containsExactly(message);
  }

  @ParameterizedTest
  @MethodSource("allowedBlocks")
  void theRestMayChange(String block) {
    GanQpTraining before = READER.parse("before", training(""));
    GanQpTraining after = READER.parse("after", training(block));

    assertThat(READER.problemsOfUpdate(before, after)).isEmpty();
  }

  @Test
  void whatHasNotChangedIsNotHeldAgainstTheUpdate() {
    GanQpTraining training = READER.parse("training", training(""));
    training.getMetadata().setName("kept.from.older.rules");

    assertThat(READER.problemsOfUpdate(training, training)).isEmpty();
  }

  private static String training(String block) {
    return """
        apiVersion: ganqp.io/v1alpha1
        kind: GanQpTraining
        metadata: {name: updated, namespace: default}
        spec:
          dataset: {builtin: {}}
          storage: {volume: {claimName: models}}
        """
        + (block.isEmpty() ? "" : "  " + block + "\n");
  }
}
