package io.ganqp.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What can be wrong with a document. */
class DocumentFailureTest extends FailingTrainingTest {
  @Test
  void aMissingDocument() throws IOException {
    Files.delete(yaml);

    fails(
        ExitCode.INVALID_CONFIGURATION,
        yaml + " is invalid:\n  there is no such file (check the path)");
  }

  @Test
  void aFolderForADocument() throws IOException {
    Files.delete(yaml);
    Files.createDirectory(yaml);

    fails(
        ExitCode.INVALID_CONFIGURATION, yaml + " is invalid:\n  is a folder (name the YAML file)");
  }

  @Test
  void whatIsNotYaml() throws IOException {
    Files.writeString(yaml, "spec: {model: [");

    fails(ExitCode.INVALID_CONFIGURATION, yaml + " is invalid:", "line 1");
  }

  @Test
  void anEmptyDocument() throws IOException {
    Files.writeString(yaml, "");

    fails(ExitCode.INVALID_CONFIGURATION, yaml + " is invalid:");
  }

  @Test
  void anotherKind() throws IOException {
    edit("kind: GanQpTraining", "kind: Deployment");

    fails(
        ExitCode.INVALID_CONFIGURATION,
        "kind: Invalid value: \"Deployment\": must be GanQpTraining");
  }

  @Test
  void anUnknownField() throws IOException {
    edit("batchSize: 2", "batchsize: 2");

    fails(ExitCode.INVALID_CONFIGURATION, "spec.training.batchsize", "batchSize");
  }

  @Test
  void aValueOfTheWrongType() throws IOException {
    edit("batchSize: 2", "batchSize: two");

    fails(
        ExitCode.INVALID_CONFIGURATION,
        "spec.training.batchSize: Invalid value: ",
        "must be of type integer",
        "(it is \"two\": write a whole number)");
  }

  @Test
  void valuesOutOfRangeAllAtOnce() throws IOException {
    edit("resolution: 32", "resolution: 48", "batchSize: 2", "batchSize: 2, averageDecay: 0.5");
    fails(
        ExitCode.INVALID_CONFIGURATION,
        "spec.model.resolution: Invalid value: use 32, 64, 128, 256 or 512");

    edit("iterations: 1", "iterations: 0", "0.5", "1.0");
    fails(ExitCode.INVALID_CONFIGURATION, "spec.training.iterations", "spec.training.averageDecay");
  }

  @Test
  void twoSourcesOfImages() throws IOException {
    edit("{builtin: {images: 16}}", "{builtin: {images: 16}, volume: {claimName: faces}}");

    fails(ExitCode.INVALID_CONFIGURATION, "set exactly one of builtin, volume and s3");
  }

  @Test
  void aPathThatLeavesTheVolume() throws IOException {
    edit("{builtin: {images: 16}}", "{volume: {claimName: photographs, path: ../secret}}");

    fails(
        ExitCode.INVALID_CONFIGURATION,
        "spec.dataset.volume.path: Invalid value: path must stay inside the volume");
  }

  @Test
  void checkpointsOfAnotherTraining() throws IOException {
    CommandLineRun trained = CommandLineRun.of(train().toArray(String[]::new));
    assertThat(trained.exitCode()).as(trained.err()).isZero();
    edit("batchSize: 2", "batchSize: 4");

    fails(
        ExitCode.INVALID_CONFIGURATION,
        "is of another training: spec.training.batchSize was 2 and is 4. Restore the former values"
            + " or choose another metadata.name; or begin anew with ganqp train --fresh, or by"
            + " removing that folder");
  }
}
