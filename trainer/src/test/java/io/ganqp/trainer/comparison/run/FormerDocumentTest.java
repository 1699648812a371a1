package io.ganqp.trainer.comparison.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.crds.validation.DocumentReader;
import io.ganqp.trainer.comparison.plan.PlannedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which trainings are those of the document as it is now. */
class FormerDocumentTest {

  private static final String YAML =
      """
      apiVersion: ganqp.io/v1alpha1
      kind: GanQpTraining
      metadata: {name: qp-1}
      spec:
        dataset: {builtin: {images: 4096}}
        training: {iterations: 1000, seed: 1}
        evaluation: {everyIterations: 100}
        storage: {volume: {claimName: store}}
      """;

  @TempDir Path out;

  @Test
  void thereIsNoneAtFirst() {
    assertThat(FormerDocument.differences(planned(YAML))).isEmpty();
  }

  @Test
  void moreOrFewerIterationsAreTheSameTraining() throws IOException {
    former(YAML);

    assertThat(FormerDocument.differences(planned(YAML))).isEmpty();
    assertThat(FormerDocument.differences(planned(YAML.replace("1000", "500")))).isEmpty();
  }

  @Test
  void otherImagesAndOtherRulesForTheBestModelAreNamed() throws IOException {
    former(YAML);

    assertThat(
            FormerDocument.differences(
                planned(
                    YAML.replace("4096", "8192")
                        .replace("everyIterations: 100", "everyIterations: 50"))))
        .containsExactly(
            "spec.dataset.builtin.images was 4096 and is 8192",
            "spec.evaluation.everyIterations was 100 and is 50");
  }

  @Test
  void aDocumentThatIsReadNoMoreIsNamed() throws IOException {
    former(YAML.replace("seed: 1", "seeds: 1"));

    assertThat(FormerDocument.differences(planned(YAML)))
        .singleElement()
        .asString()
        .endsWith("training.yaml is not a document of this version");
  }

  private void former(String yaml) throws IOException {
    Path document = planned(yaml).document();
    Files.createDirectories(document.getParent());
    Files.writeString(document, yaml);
  }

  private RunFolder planned(String yaml) {
    String valid = yaml.replace("seeds: 1", "seed: 1");
    return RunFolder.of(
        out, new PlannedRun("qp", 1, DocumentReader.ofTrainings().parse("qp-1", valid), valid));
  }
}
