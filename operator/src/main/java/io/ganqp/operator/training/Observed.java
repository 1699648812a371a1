package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.ganqp.contract.run.TrainerReport;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingStatus;
import io.ganqp.crds.v1alpha1.RunPolicy;
import io.ganqp.operator.diagnosis.Trouble;
import io.ganqp.operator.permission.Reach;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * All that a decision about a training depends on.
 *
 * @param training with its specification and the status that was recorded last
 * @param job of its name, whomever it belongs to
 * @param document the ConfigMap of its name, whomever it belongs to
 * @param access the NetworkPolicy of the name that its own has, whomever it belongs to
 * @param egress how far the administrator lets its pods call
 * @param pods of the training, whichever Job made them
 * @param events about the Job of its name, whichever that was, that no pod could be made
 * @param mount what keeps the volumes of its pod from being mounted, as far as is known
 * @param progress what the trainer answered when it was asked last
 * @param serving the GanQpInference of its name, whomever it belongs to
 * @param now the time
 */
record Observed(
    GanQpTraining training,
    Optional<Job> job,
    Optional<ConfigMap> document,
    Optional<NetworkPolicy> access,
    Reach egress,
    TrainerPods pods,
    List<Event> events,
    Optional<Trouble> mount,
    Optional<TrainerReport> progress,
    Optional<GanQpInference> serving,
    Instant now) {

  private static final GanQpTrainingStatus NOTHING_YET =
      new GanQpTrainingStatus(null, null, null, null, null, null, null, null, null);

  /** The status that was recorded last; an empty one for a training that nobody has seen yet. */
  GanQpTrainingStatus status() {
    return status(training);
  }

  static GanQpTrainingStatus status(GanQpTraining training) {
    return training.getStatus() == null ? NOTHING_YET : training.getStatus();
  }

  /** The phase that was recorded last. */
  Optional<Phase> phase() {
    return Phase.of(status().conditions());
  }

  List<Condition> conditions() {
    List<Condition> conditions = status().conditions();
    return conditions == null ? List.of() : conditions;
  }

  RunPolicy policy() {
    return training.getSpec().runPolicy();
  }

  /** Its own Job; a namesake's is none. */
  Optional<Job> ownJob() {
    return job.filter(present -> Owner.owns(training, present));
  }

  /** The pods of its own Job. */
  TrainerPods ownPods() {
    return ownJob()
        .map(own -> pods.pods().stream().filter(pod -> Owner.owns(own, pod)).toList())
        .map(TrainerPods::new)
        .orElseGet(() -> new TrainerPods(List.of()));
  }

  /** The same with a Job that was just made: the pod of the one before it is forgotten. */
  Observed withJob(Job made) {
    GanQpTrainingStatus former = status();
    GanQpTraining podless =
        withStatus(
            new GanQpTrainingStatus(
                former.observedGeneration(),
                former.conditions(),
                former.startTime(),
                former.completionTime(),
                former.progress(),
                former.lastCheckpoint(),
                former.model(),
                former.restarts(),
                null));
    return of(podless, Optional.of(made), document, access, progress);
  }

  /** The same with what its trainer answered last. */
  Observed withProgress(TrainerReport report) {
    return of(training, job, document, access, Optional.of(report));
  }

  /** The same without its end: a run that begins now. */
  Observed begunAgain() {
    GanQpTrainingStatus former = status();
    GanQpTraining again =
        withStatus(
            new GanQpTrainingStatus(
                former.observedGeneration(),
                former.conditions(),
                now.truncatedTo(ChronoUnit.SECONDS).toString(),
                null,
                former.progress(),
                former.lastCheckpoint(),
                former.model(),
                former.restarts(),
                former.pod()));
    return of(again, job, document, access, progress);
  }

  /** The same with the ConfigMap that is there now. */
  Observed withDocument(ConfigMap present) {
    return of(training, job, Optional.of(present), access, progress);
  }

  /** The same with the NetworkPolicy that is there now. */
  Observed withAccess(NetworkPolicy present) {
    return of(training, job, document, Optional.of(present), progress);
  }

  private Observed of(
      GanQpTraining training,
      Optional<Job> job,
      Optional<ConfigMap> document,
      Optional<NetworkPolicy> access,
      Optional<TrainerReport> progress) {
    return new Observed(
        training, job, document, access, egress, pods, events, mount, progress, serving, now);
  }

  private GanQpTraining withStatus(GanQpTrainingStatus status) {
    GanQpTraining other = new GanQpTraining();
    other.setMetadata(training.getMetadata());
    other.setSpec(training.getSpec());
    other.setStatus(status);
    return other;
  }
}
