package io.ganqp.trainer.comparison.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.validation.DocumentReader;
import io.ganqp.crds.validation.InvalidDocumentException;
import io.ganqp.trainer.training.SpecDifferences;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The document that a folder was trained by. A checkpoint knows its networks and its digest of
 * images; where the images are, what the best model is chosen by and how often is in the document.
 */
final class FormerDocument {

  private static final ObjectMapper JSON = new ObjectMapper();

  private FormerDocument() {}

  /** In what it differs from the one that is planned now, but for the number of iterations. */
  static List<String> differences(RunFolder folder) {
    Path file = folder.document();
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      String yaml = Files.readString(file, StandardCharsets.UTF_8);
      return yaml.equals(folder.run().yaml())
          ? List.of()
          : SpecDifferences.of(
              spec(DocumentReader.ofTrainings().parse(file.toString(), yaml)),
              spec(folder.run().training()));
    } catch (InvalidDocumentException e) {
      return List.of(file + " is not a document of this version");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static JsonNode spec(GanQpTraining training) {
    JsonNode spec = JSON.valueToTree(training.getSpec());
    if (spec.path("training") instanceof ObjectNode loop) {
      loop.remove("iterations");
    }
    return spec;
  }
}
