package io.ganqp.trainer.comparison.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.crds.validation.InvalidDocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a comparison's document may say, and what its trainings are then. */
class ComparisonReaderTest {

  private static final String HEAD =
      """
      apiVersion: ganqp.io/v1alpha1
      kind: GanQpComparison
      metadata: {name: small}
      spec:
      """;

  private static final String BASE =
      """
        base:
          dataset: {builtin: {images: 64}}
          model: {resolution: 32}
          training: {batchSize: 8, averageDecay: 0.9}
      """;

  private static final String REST =
      """
        objectives:
          - {name: qp}
          - {name: sgan, objective: {divergence: Sgan}, criticSteps: 3}
          - {name: wgan, objective: {divergence: Wgan}, critic: {penalty: {type: GradientPenalty}}}
        seeds: [7, 8]
        iterations: 20
      """;

  @TempDir Path folder;

  @Test
  void eachObjectiveIsTrainedWithEachSeedOnWhatTheBaseSays() throws IOException {
    List<PlannedRun> runs = plan(HEAD + BASE + REST);

    assertThat(runs)
        .extracting(PlannedRun::name)
        .containsExactly("qp-7", "sgan-7", "wgan-7", "qp-8", "sgan-8", "wgan-8");
    assertThat(runs)
        .allSatisfy(
            run -> {
              assertThat(run.training().getSpec().training().iterations()).isEqualTo(20);
              assertThat(run.training().getSpec().training().seed()).isEqualTo(run.seed());
              assertThat(run.training().getSpec().training().averageDecay()).isEqualTo(0.9);
              assertThat(run.training().getSpec().model().resolution()).isEqualTo(32);
            });
  }

  @Test
  void whatIsLeftOutIsTheObjectivesOwnAndStandsInTheDocumentOfTheTraining() throws IOException {
    List<PlannedRun> runs = plan(HEAD + BASE + REST);

    assertThat(runs)
        .extracting(run -> run.training().getSpec().training().criticSteps())
        .containsExactly(2, 3, 5, 2, 3, 5);
    assertThat(runs.get(2).yaml())
        .contains("divergence: Wgan", "type: GradientPenalty", "weight: 10.0", "beta2: 0.9");
  }

  @Test
  void trainingsOfEqualTimeHaveAsManyIterationsAsTakeIt() throws IOException {
    Comparison comparison = read((HEAD + BASE + REST).replace("iterations: 20", "seconds: 60"));

    List<PlannedRun> runs =
        Plan.of(
            comparison,
            (Length.Seconds) comparison.length(),
            Map.of("qp", 0.25, "sgan", 0.7, "wgan", 100.0));

    assertThat(runs)
        .extracting(run -> run.training().getSpec().training().iterations())
        .containsExactly(240, 85, 1, 240, 85, 1);
  }

  @Test
  void whatIsTimedIsTheTrainingOfEachObjectiveWithoutEvaluations() throws IOException {
    Comparison comparison = read((HEAD + BASE + REST).replace("iterations: 20", "seconds: 60"));

    List<PlannedRun> probes = Plan.probes(comparison);

    assertThat(probes).extracting(PlannedRun::objective).containsExactly("qp", "sgan", "wgan");
    assertThat(probes)
        .allSatisfy(
            probe -> {
              GanQpTrainingSpec spec = probe.training().getSpec();
              assertThat(spec.training().iterations()).isEqualTo(81);
              assertThat(spec.training().batchSize()).isEqualTo(8);
              assertThat(spec.evaluation().everyIterations()).isEqualTo(81);
              assertThat(spec.checkpoint().everyIterations()).isEqualTo(81);
            });
    assertThat(probes.get(1).training().getSpec().training().criticSteps()).isEqualTo(3);
  }

  @Test
  void whatIsTimedDoesNotDependOnTheSeeds() throws IOException {
    String yaml = (HEAD + BASE + REST).replace("iterations: 20", "seconds: 60");
    List<PlannedRun> before = Plan.probes(read(yaml));

    List<PlannedRun> after = Plan.probes(read(yaml.replace("[7, 8]", "[9, 8, 7]")));

    assertThat(after)
        .extracting(PlannedRun::yaml)
        .isEqualTo(before.stream().map(PlannedRun::yaml).toList());
  }

  @Test
  void theFirstObjectiveIsTheReferenceUnlessAnotherIsNamed() throws IOException {
    assertThat(read(HEAD + BASE + REST).reference()).isEqualTo("qp");
    assertThat(read(HEAD + BASE + REST + "  reference: sgan\n").reference()).isEqualTo("sgan");
  }

  @Test
  void theBaseMayBeATrainingInAFileOfItsOwn() throws IOException {
    Files.createDirectories(folder.resolve("other"));
    Files.writeString(
        folder.resolve("other/training.yaml"),
        """
        apiVersion: ganqp.io/v1alpha1
        kind: GanQpTraining
        metadata: {name: faces}
        spec:
          dataset: {volume: {claimName: photos}}
          objective: {lambda: 3}
          training: {batchSize: 16, iterations: 5}
          storage: {volume: {claimName: models}}
        """);

    String yaml = HEAD + "  baseFile: other/training.yaml\n" + REST;
    Comparison comparison = read(yaml);
    PlannedRun run = plan(yaml).get(0);

    assertThat(comparison.places()).isEqualTo(folder.resolve("other"));
    assertThat(run.training().getSpec().training().batchSize()).isEqualTo(16);
    assertThat(run.training().getSpec().training().iterations()).isEqualTo(20);
    assertThat(run.training().getSpec().objective().lambda()).isEqualTo(10);
    assertThat(run.training().getSpec().storage().volume().claimName()).isEqualTo(Plan.STORE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "seeds: [7, 8] | seeds: [7, 7] | spec.seeds[1]: Duplicate value: 7 (the same seed gives the"
            + " same training",
        "{name: sgan, | {name: qp, | spec.objectives[1].name: Duplicate value: \"qp\" (give each"
            + " row a name of its own)",
        "{name: qp} | {name: QP} | spec.objectives[0].name in body should match",
        "{name: qp} | {name: qp, lambda: 3} | unknown field \"spec.objectives[0].lambda\"",
        "iterations: 20 | iteration: 20 | did you mean iterations?",
        "iterations: 20 | reference: qp | spec: Invalid value: set exactly one of iterations",
        "iterations: 20 | seconds: 0 | spec.seconds: Invalid value: 0",
        "resolution: 32 | resolution: 100 | spec.base.model.resolution: Invalid value",
        "batchSize: 8 | batchsize: 8 | unknown field \"spec.base.training.batchsize\" (did you mean"
            + " batchSize?)",
        "dataset: {builtin: {images: 64}} | storage: {volume: {claimName: a}} | unknown field"
            + " \"spec.base.storage\"",
        "dataset: {builtin: {images: 64}} | dataset: {volume: {claimName: store}} | spec.base: the"
            + " claim \"store\" is that of the comparison's own stores (give yours another name",
        "dataset: {builtin: {images: 64}} | mode: {} | spec.base.dataset: Required value",
        "{divergence: Sgan} | {divergence: Sgan, lambda: 3} | spec.objectives[1].objective.lambda:"
            + " Invalid value: only the potential of GanQp has a lambda",
        "{divergence: Sgan} | {divergence: Gan} | spec.objectives[1].objective.divergence:"
            + " Unsupported value: \"Gan\"",
        "critic: {penalty: {type: GradientPenalty}} | criticSteps: 1 | spec.objectives[2].critic:"
            + " Invalid value: Wgan has no optimum without a Lipschitz constraint",
        "kind: GanQpComparison | kind: GanQpTraining | kind: Invalid value: \"GanQpTraining\": must"
            + " be GanQpComparison",
        "seeds: [7, 8] | seeds: [] | spec.seeds in body should have at least 1 items (add some)",
      })
  void whatIsWrongIsNamedWithItsPlaceAndARemedy(String right, String wrong, String message)
      throws IOException {
    String yaml = (HEAD + BASE + REST).replace(right, wrong);
    assertThat(yaml).isNotEqualTo(HEAD + BASE + REST);

    assertThatExceptionOfType(InvalidDocumentException.class)
        .isThrownBy(() -> plan(yaml))
        .withMessageContaining("comparison.yaml")
        .withMessageContaining(message);
  }

  @Test
  void aReferenceThatIsNoObjectiveIsRefused() throws IOException {
    assertThatExceptionOfType(InvalidDocumentException.class)
        .isThrownBy(() -> read(HEAD + BASE + REST + "  reference: gan\n"))
        .withMessageContaining(
            "spec.reference: Invalid value: \"gan\": no objective has this name (name one of qp,"
                + " sgan, wgan)");
  }

  @Test
  void whatTwoTrainingsOfASeedShareIsSaid() throws IOException {
    List<PlannedRun> runs = plan(HEAD + BASE + REST);

    assertThat(pairing(runs, 0).words())
        .isEqualTo(
            "same generator's initial weights, latents, critic's initial weights, order of the"
                + " images");
    assertThat(pairing(runs, 1).words())
        .isEqualTo(
            "same generator's initial weights, latents, critic's initial weights; other order of"
                + " the images");
    assertThat(pairing(runs, 2)).isEqualTo(new Pairing(false, false));
  }

  private static Pairing pairing(List<PlannedRun> runs, int other) {
    return Pairing.of(runs.get(0).training().getSpec(), runs.get(other).training().getSpec());
  }

  private Comparison read(String yaml) throws IOException {
    return new ComparisonReader().read(Files.writeString(folder.resolve("comparison.yaml"), yaml));
  }

  private List<PlannedRun> plan(String yaml) throws IOException {
    Comparison comparison = read(yaml);
    return Plan.of(comparison, (Length.Iterations) comparison.length());
  }
}
