package io.ganqp.operator.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.ModelSource;
import io.ganqp.crds.v1alpha1.RolloutStatus;
import org.junit.jupiter.api.Test;

class ModelSelectionTest {
  private static final String FIRST = "1".repeat(64);
  private static final String BEST = "2".repeat(64);
  private static final ModelSource FACES = new ModelSource("faces", null, null, null);
  private static final RolloutStatus LAST =
      new RolloutStatus("r", PinnedModel.model("pvc://models/old.onnx", FIRST), null);

  @Test
  void theNamedFileWhateverWasServedBefore() {
    ModelSource file = new ModelSource(null, "pvc://models/a.onnx", BEST, null);
    ModelSelection selection = ModelSelection.of(file, null, LAST);

    assertThat(selection.model()).contains(PinnedModel.fixed(file));
    assertThat(selection.remark()).isEmpty();
  }

  @Test
  void theTrainingsBest() {
    ModelSelection selection = ModelSelection.of(FACES, training(BEST), LAST);

    assertThat(selection.model().orElseThrow().model().sha256()).isEqualTo(BEST);
    assertThat(selection.remark()).isEmpty();
  }

  @Test
  void whatWasServedLastWhileTheTrainingHasNothing() {
    assertThat(ModelSelection.of(FACES, training(null), LAST).model())
        .contains(new PinnedModel(LAST.model(), null));
    assertThat(ModelSelection.of(FACES, null, LAST).remark())
        .contains(
            "There is no GanQpTraining faces in this namespace: model 111111111111 is served on.");
  }

  @Test
  void nothingWhenThereNeverWasAny() {
    assertThat(ModelSelection.of(FACES, training(null), null).model()).isEmpty();
    assertThat(ModelSelection.of(FACES, training(null), null).remark())
        .contains("GanQpTraining faces has no model yet.");
    assertThat(ModelSelection.of(FACES, null, null).remark())
        .contains("There is no GanQpTraining faces in this namespace: create it, or name another.");
  }

  private static GanQpTraining training(String sha256) {
    String status =
        sha256 == null
            ? ""
            : "status: {model: {uri: \"pvc://models/x.onnx\", sha256: \"%s\"}}".formatted(sha256);
    return new KubernetesSerialization()
        .unmarshal(
            """
            apiVersion: ganqp.io/v1alpha1
            kind: GanQpTraining
            metadata: {name: faces}
            spec: {dataset: {builtin: {}}, storage: {volume: {claimName: models}}}
            """
                + status,
            GanQpTraining.class);
  }
}
