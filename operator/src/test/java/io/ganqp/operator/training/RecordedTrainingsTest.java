package io.ganqp.operator.training;

import static io.ganqp.operator.training.Trainings.observed;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingStatus;
import io.ganqp.operator.tools.RecordedResource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A training in each phase, recorded for the tests of what tools make of it. */
class RecordedTrainingsTest {

  @ParameterizedTest
  @CsvSource({
    "starting, PENDING, STARTING",
    "queued, PENDING, QUEUED",
    "unschedulable, PENDING, UNSCHEDULABLE",
    "interrupted, PENDING, INTERRUPTED",
    "refused, PENDING, REFUSED",
    "name-taken, PENDING, NAME_TAKEN",
    "image-pull, PENDING, IMAGE_PULL",
    "secret-not-found, PENDING, SECRET_NOT_FOUND",
    "running, RUNNING, TRAINING",
    "suspended, SUSPENDED, SUSPENDED",
    "complete, COMPLETE, DONE",
    "failed, FAILED, BACKOFF_LIMIT_EXCEEDED"
  })
  void inEachPhase(String name, Phase phase, Reason reason) {
    GanQpTraining training = in(phase, reason);
    record(name, training, training.getStatus());
  }

  @Test
  void thatNobodyHasSeen() {
    record(
        "unseen",
        Trainings.training(),
        new GanQpTrainingStatus(-1L, null, null, null, null, null, null, null, null));
  }

  @Test
  void thatHasChangedSince() {
    GanQpTraining training = in(Phase.COMPLETE, Reason.DONE);
    training.getMetadata().setGeneration(2L);
    record("changed", training, training.getStatus());
  }

  @Test
  void thatCannotBeActedOn() {
    GanQpTraining training = in(Phase.COMPLETE, Reason.DONE);
    record(
        "operator-error",
        training,
        StatusDraft.failing(training, new KubernetesClientException("no answer"), Trainings.NOW));
  }

  @Test
  void whoseServiceHasNoName() {
    GanQpTraining training = Trainings.training("serving: {}");
    GanQpInference others = new GanQpInference();
    others.getMetadata().setName("faces");
    Observed observed = Trainings.serving(others, observed(training, Optional.empty()));
    record(
        "not-served",
        training,
        StatusDraft.of(
            observed, new Verdict(Phase.COMPLETE, Reason.DONE, "all is done"), Optional.empty()));
  }

  /** After it was pending, as every training is at first. */
  private static GanQpTraining in(Phase phase, Reason reason) {
    GanQpTraining training = Trainings.training();
    GanQpTraining pending =
        Trainings.with(training, status(training, Verdict.pending(Reason.STARTING, "its pod")));
    return Trainings.with(
        pending, status(pending, new Verdict(phase, reason, "what is said of " + reason.word())));
  }

  private static GanQpTrainingStatus status(GanQpTraining training, Verdict verdict) {
    return StatusDraft.of(
        observed(training, Optional.empty()), verdict, Optional.of(Trainings.NOW));
  }

  /** The specification does not matter. */
  private static void record(String name, GanQpTraining training, GanQpTrainingStatus status) {
    GenericKubernetesResource resource = new GenericKubernetesResource();
    resource.setApiVersion(training.getApiVersion());
    resource.setKind(training.getKind());
    resource.setMetadata(training.getMetadata());
    resource.setAdditionalProperty("status", status);
    new RecordedResource("training-" + name).assertIs(resource);
  }
}
