package io.ganqp.trainer.cli;

import io.ganqp.contract.fuzz.DamagedReads;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.validation.DocumentReader;
import io.ganqp.crds.validation.InvalidDocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever befell the YAML of a training, it is read or refused, and the refusal names the file.
 */
class DamagedDocumentTest {

  @TempDir private Path folder;

  @Test
  void isReadOrRefused() throws IOException {
    Path file = folder.resolve("training.yaml");
    byte[] yaml =
        Files.readAllBytes(
            TinyDocument.of(
                    "iterations: 12, batchSize: 4",
                    "everyIterations: 6, samples: 16",
                    "everyIterations: 4, keep: 2")
                .write(file));

    DocumentReader<GanQpTraining> reader = DocumentReader.ofTrainings();
    new DamagedReads<>(
            yaml,
            bytes -> reader.read(Files.write(file, bytes)),
            InvalidDocumentException.class,
            "training.yaml")
        .readOrRefuse(150);
  }
}
