package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.operator.status.EventReason;
import io.ganqp.operator.status.EventRecorder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.net.HttpURLConnection;
import java.util.Optional;

/**
 * Brings about what was decided, and records an event of each action that people hear of. What it
 * has written is taken for being there, whatever the watches say yet.
 */
final class TrainingWriter {

  private final TrainingActions actions;
  private final TrainingEventSources sources;
  private final EventRecorder events;

  TrainingWriter(TrainingActions actions, TrainingEventSources sources, EventRecorder events) {
    this.actions = actions;
    this.sources = sources;
    this.events = events;
  }

  /**
   * Makes the ConfigMap, the NetworkPolicy and the Job, and gives what is there now; the first that
   * is somebody else's is the last.
   */
  Observed createJob(Observed observed) {
    GanQpTraining training = observed.training();
    ConfigMap document = writeDocument(observed);
    Observed documented = observed.withDocument(document);
    if (!Owner.owns(training, document)) {
      return documented;
    }
    NetworkPolicy access = writeAccess(documented);
    Observed restricted = documented.withAccess(access);
    return Owner.owns(training, access) ? restricted.withJob(writeJob(training)) : restricted;
  }

  /**
   * Does it.
   *
   * @return whether what it is about was still as observed
   * @throws KubernetesClientException if the API server does not do it
   */
  boolean perform(Observed observed, Action action) {
    try {
      return act(observed, action);
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
      return false;
    }
  }

  private boolean act(Observed observed, Action action) {
    GanQpTraining training = observed.training();
    if (action instanceof Action.MendDocument) {
      writeDocument(observed);
      return true;
    }
    if (action instanceof Action.MendAccess) {
      writeAccess(observed);
      return true;
    }
    if (action instanceof Action.DeleteJob delete) {
      boolean asObserved = actions.deleteJob(delete.job());
      if (asObserved) {
        events.record(training, EventReason.JOB_DELETED, delete.why());
      }
      return asObserved;
    }
    if (action instanceof Action.DeletePod delete) {
      String name = delete.pod().getMetadata().getName();
      boolean asObserved = actions.deletePod(delete.pod());
      if (asObserved) {
        events.record(
            training,
            EventReason.POD_DELETED,
            "the trainer in pod %s has failed, and another container runs on".formatted(name));
      }
      return asObserved;
    }
    if (action instanceof Action.ApplyServing apply) {
      actions.applyServing(apply.inference());
      if (apply.isNew()) {
        events.record(
            training, EventReason.SERVING_CREATED, "there is a model to serve: it is served");
      }
      return true;
    }
    if (action instanceof Action.DeleteTraining delete) {
      events.record(
          training, EventReason.EXPIRED, "spec.runPolicy.ttlSecondsAfterFinished is over");
      return actions.deleteTraining(delete.training());
    }
    throw new IllegalArgumentException("no way to do " + action);
  }

  private ConfigMap writeDocument(Observed observed) {
    GanQpTraining training = observed.training();
    return heard(
        sources.documents(),
        observed.document(),
        actions.writeDocument(training, observed.document()),
        training);
  }

  private NetworkPolicy writeAccess(Observed observed) {
    GanQpTraining training = observed.training();
    return heard(
        sources.accesses(),
        observed.access(),
        actions.writeAccess(training, observed.egress(), observed.access()),
        training);
  }

  private Job writeJob(GanQpTraining training) {
    Job job = heard(sources.jobs(), Optional.empty(), actions.createJob(training), training);
    if (Owner.owns(training, job)) {
      events.record(
          training,
          EventReason.JOB_CREATED,
          "the Job %s trains this training".formatted(job.getMetadata().getName()));
    }
    return job;
  }

  /** Has the watch know what is there by now, if it is the training's. */
  private static <R extends HasMetadata> R heard(
      InformerEventSource<R, GanQpTraining> watch,
      Optional<R> before,
      R present,
      GanQpTraining training) {
    if (Owner.owns(training, present)) {
      ResourceID id = ResourceID.fromResource(present);
      before.ifPresentOrElse(
          known -> watch.handleRecentResourceUpdate(id, present, known),
          () -> watch.handleRecentResourceCreate(id, present));
    }
    return present;
  }
}
