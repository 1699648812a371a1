package io.ganqp.operator.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.run.TrainerReport;
import io.ganqp.crds.v1alpha1.Direction;
import io.ganqp.crds.v1alpha1.ServedModel;
import io.ganqp.crds.v1alpha1.TrainingProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTest {

  private static final String DIGEST = "9f86".repeat(16);

  @Test
  void theMetricThatJudgesIsTheOneToShow() {
    TrainerReport report =
        report(
            """
            {"iteration": 50000, "judge": "kid",
             "metrics": {"swd": {"iteration": 50000, "value": 123.456},
                         "kid": {"iteration": 50000, "value": 1.0}}}
            """);

    assertThat(Figures.progress(Trainings.training(), null, report, true).metric())
        .isEqualTo("kid");
  }

  @Test
  void aMetricThatJudgesWithoutAValueIsNotReplacedByAnother() {
    TrainerReport report =
        report(
            """
            {"iteration": 50000, "judge": "kid",
             "metrics": {"swd": {"iteration": 50000, "value": 123.456}, "kid": null}}
            """);

    assertThat(Figures.progress(Trainings.training(), null, report, true).metric()).isNull();
  }

  @Test
  void whereATrainerNamesNoneTheFirstMetricIsTheOneToShow() {
    TrainerReport report =
        report(
            """
            {"iteration": 50000,
             "metrics": {"swd": {"iteration": 50000, "value": 123.456},
                         "kid": {"iteration": 50000, "value": 1.0}},
             "best": {"sha256": "%s", "iteration": 1, "metric": "confirmed", "value": 99.9994}}
            """
                .formatted(DIGEST));

    TrainingProgress progress = Figures.progress(Trainings.training(), null, report, true);
    assertThat(progress.metric()).isEqualTo("swd");
    assertThat(progress.value()).isEqualTo(123.5);
    assertThat(progress.direction()).isEqualTo(Direction.LOWER);
    assertThat(progress.error()).isNull();
    assertThat(progress.percent()).isEqualTo(50);
  }

  @Test
  void whatATrainerDoesNotSayIsKept() {
    TrainingProgress former =
        new TrainingProgress(10, 1, "1%", 5L, 9.0, 0.1, 0.2, "recall", Direction.HIGHER, 0.5, 0.01);
    TrainingProgress next =
        Figures.progress(Trainings.training(), former, report("{\"iteration\": 2000}"), false);

    assertThat(next.value()).isEqualTo(0.5);
    assertThat(next.metric()).isEqualTo("recall");
    assertThat(next.direction()).isEqualTo(Direction.HIGHER);
    assertThat(next.error()).isEqualTo(0.01);
    assertThat(next.etaSeconds()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc", "4f1c", "", "Z"})
  void whatIsNoDigestIsNoModel(String digest) {
    ServedModel former =
        new ServedModel("pvc://a/b", DIGEST, "9f869f869f86", null, null, null, null);
    TrainerReport report = report("{\"best\": {\"sha256\": \"" + digest + "\"}}");

    assertThat(Figures.model(Trainings.training(), former, report)).isSameAs(former);
  }

  @Test
  void aModelInAnObjectStoreHasItsAddressThere() {
    TrainerReport report = report("{\"best\": {\"sha256\": \"" + DIGEST + "\"}}");

    assertThat(Figures.model(S3Trainings.bothFrom("keys"), null, report).uri())
        .isEqualTo("s3://models/generators/vision/faces/models/" + DIGEST + "/generator.onnx");
  }

  @Test
  void aMetricIsShownWithItsDirectionAndItsError() {
    TrainerReport report =
        report(
            """
            {"iteration": 50000,
             "metrics": {"recall": {"iteration": 50000, "value": 0.512345, "direction": "higher",
                                    "error": 0.0123456}},
             "best": {"sha256": "%s", "iteration": 1, "metric": "recall", "value": 0.61,
                      "direction": "higher", "error": 0.01}}
            """
                .formatted(DIGEST));

    TrainingProgress progress = Figures.progress(Trainings.training(), null, report, true);
    assertThat(progress.direction()).isEqualTo(Direction.HIGHER);
    assertThat(progress.value()).isEqualTo(0.5123);
    assertThat(progress.error()).isEqualTo(0.01235);
    ServedModel model = Figures.model(Trainings.training(), null, report);
    assertThat(model.direction()).isEqualTo(Direction.HIGHER);
    assertThat(model.value()).isEqualTo(0.61);
    assertThat(model.error()).isEqualTo(0.01);
  }

  private static TrainerReport report(String json) {
    return TrainerReport.parse(json.strip()).orElseThrow();
  }
}
