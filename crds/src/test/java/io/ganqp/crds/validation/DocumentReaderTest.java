package io.ganqp.crds.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentReaderTest {

  private static final DocumentReader<GanQpTraining> TRAININGS = DocumentReader.ofTrainings();
  private static final DocumentReader<GanQpInference> INFERENCES = DocumentReader.ofInferences();
  private static final String HEAD = "apiVersion: ganqp.io/v1alpha1\nkind: GanQpTraining\n";
  private static final String VALID =
      HEAD
          + """
          metadata: {name: faces}
          spec:
            dataset: {builtin: {}}
            storage: {volume: {claimName: models}}
          """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "training: {batchsize: 8} | did you mean batchSize?",
        "optimiser: {}            | did you mean optimizer?",
        "model: {resolution: 32, depth: 5} | remove it; known here: baseChannels,",
        "dataset: {builtin: {}, crop: Centre} | did you mean Center?",
        "training: {batchSize: 1} | choose a value of at least 2 and at most 1024",
        "optimizer: {beta2: 1}    | choose a value of at least 0 and below 1",
        "training: {batchSize: '8'} | 'it is \"8\": write a whole number'",
        "model: {resolution: 100} | it is 100",
        "dataset: {volume: {claimName: a, path: ../b}} | 'it is \"../b\"'",
      })
  void saysWhatToDo(String block, String remedy) {
    String name = block.substring(0, block.indexOf(':'));
    String yaml = VALID.replaceAll("(?m)^  " + name + ":.*\n", "") + "  " + block + "\n";

    assertThat(problems(yaml))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.remedy()).startsWith(remedy);
              assertThat(problem).hasToString(problem.message() + " (" + problem.remedy() + ")");
            });
  }

  @Test
  void collectsAllProblems() {
    String yaml =
        VALID + "  training: {batchSize: 0, seeds: 1}\n  objective: {divergence: KL}\n  foo: 1\n";

    assertThat(problems(yaml))
        .extracting(Problem::path)
        .containsExactlyInAnyOrder(
            "spec.training.batchSize",
            "spec.training.seeds",
            "spec.objective.divergence",
            "spec.foo");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                 | there is no YAML object",
        "'[1, 2]'           | there is no YAML object",
        "'a: 1\n---\nb: 2'  | there is more than one document",
        "'a: 1\na: 2'       | line 2, column 1: found duplicate key a",
        "'a: {b: 1'         | line 1, column 9: expected ',' or '}', but got <stream end>",
        "'a: .inf'          | not acceptable as YAML: a number must be finite, found Infinity",
        "'? [1]\n: 2'       | not acceptable as YAML: a key must be text, found [1]",
        "'a: !!java.io.File x' | line 1, column 4: Global tag is not allowed",
        "'kind: Pod\napiVersion: v1' | 'apiVersion: Invalid value: \"v1\": must be ganqp.io/v1alpha1'",
        "'kind: GanQpTraining' | apiVersion: Required value",
      })
  void refusesWhatIsNoDocumentOfTheKind(String yaml, String message) {
    assertThat(problems(yaml).get(0).message()).startsWith(message);
  }

  @Test
  void refusesMetadataThatTheApiServerRefuses() {
    String unnamed = VALID.replace("{name: faces}", "{}");
    String capital = VALID.replace("{name: faces}", "{name: faces, namespace: Vision}");

    assertThat(problems(unnamed))
        .extracting(Problem::message)
        .containsExactly("metadata.name: Required value");
    assertThat(problems(capital).get(0).message())
        .startsWith("metadata.namespace: Invalid value: \"Vision\": a lowercase RFC 1123 label");
    assertThat(problems(VALID.replace("metadata: {name: faces}\n", "")))
        .extracting(Problem::message)
        .containsExactly("metadata.name: Required value");
  }

  @Test
  void ignoresStatusAndWhatTheServerAddsToMetadata() {
    String exported =
        VALID.replace("{name: faces}", "{name: faces, uid: abc, generation: 2, managedFields: []}")
            + "status: {anything: true}\n";

    assertThat(TRAININGS.parse("exported", exported).getStatus()).isNull();
  }

  @Test
  void readsYamlAsKubectlDoes() {
    GanQpTraining training =
        TRAININGS.parse(
            "yaml",
            HEAD
                + """
                metadata: {name: faces, labels: {time: 1:30, day: 2026-01-01}}
                spec:
                  dataset: {volume: &place {claimName: models}, mirror: yes}
                  storage: {volume: *place}
                  training: {batchSize: 32.0, seed: -9223372036854775808, iterations: 1e3}
                  model: ~
                """);

    assertThat(training.getMetadata().getLabels())
        .containsEntry("time", "1:30")
        .containsEntry("day", "2026-01-01");
    assertThat(training.getSpec().dataset().mirror()).isTrue();
    assertThat(training.getSpec().storage().volume().claimName()).isEqualTo("models");
    assertThat(training.getSpec().training().batchSize()).isEqualTo(32);
    assertThat(training.getSpec().training().iterations()).isEqualTo(1000);
    assertThat(training.getSpec().training().seed()).isEqualTo(Long.MIN_VALUE);
    assertThat(training.getSpec().model().resolution()).isEqualTo(128);
  }

  @Test
  void aliasesCannotMultiplyWithoutBound() {
    StringBuilder bomb = new StringBuilder(HEAD + "a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      bomb.append("a%d: &a%d [".formatted(i, i)).append(("*a" + (i - 1) + ", ").repeat(9));
      bomb.append("]\n");
    }

    assertThat(problems(bomb.toString()).get(0).message()).startsWith("not acceptable as YAML");
  }

  @Test
  void refusesFilesThatCannotBeDocuments(@TempDir Path folder) throws IOException {
    Path large = Files.write(folder.resolve("large"), new byte[YamlParser.MAXIMUM_CHARACTERS + 1]);
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xC3, 0x28});

    assertThatExceptionOfType(InvalidDocumentException.class)
        .isThrownBy(() -> TRAININGS.read(large))
        .withMessageContaining("more than 1500000 bytes");
    assertThatExceptionOfType(InvalidDocumentException.class)
        .isThrownBy(() -> TRAININGS.read(binary))
        .withMessageContaining("not UTF-8");
    assertThatExceptionOfType(InvalidDocumentException.class)
        .isThrownBy(() -> TRAININGS.read(folder))
        .withMessageContaining("is a folder");
    assertThatExceptionOfType(InvalidDocumentException.class)
        .isThrownBy(() -> TRAININGS.read(folder.resolve("absent")))
        .withMessageContaining("no such file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                   | spec.model: Invalid value: set either trainingName",
        "{trainingName: a, uri: s3://b/c}     | spec.model: Invalid value: set either trainingName",
        "{uri: pvc://models/a.onnx}           | spec.model: Invalid value: set either trainingName",
        "{uri: /a.onnx, sha256: beef}         | spec.model.uri: Invalid value: \"/a.onnx\"",
        "{trainingName: a, s3: {region: b}}   | spec.model.s3: Invalid value: s3 goes with a uri",
      })
  void anInferenceNamesOneModel(String model, String message) {
    String yaml =
        "apiVersion: ganqp.io/v1alpha1\nkind: GanQpInference\nmetadata: {name: faces}\n"
            + "spec: {model: "
            + model
            + "}\n";

    InvalidDocumentException exception =
        catchThrowableOfType(
            InvalidDocumentException.class, () -> INFERENCES.parse("faces.yaml", yaml));

    assertThat(exception.problems())
        .extracting(Problem::message)
        .anyMatch(problem -> problem.startsWith(message));
  }

  private static List<Problem> problems(String yaml) {
    InvalidDocumentException exception =
        catchThrowableOfType(
            InvalidDocumentException.class, () -> TRAININGS.parse("faces.yaml", yaml));
    assertThat(exception).isNotNull();
    return exception.problems();
  }
}
