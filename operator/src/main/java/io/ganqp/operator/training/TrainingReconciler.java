package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingStatus;
import io.ganqp.operator.mount.MountTroubles;
import io.ganqp.operator.permission.Permissions;
import io.ganqp.operator.pod.PodTemplates;
import io.ganqp.operator.status.EventReason;
import io.ganqp.operator.status.EventRecorder;
import io.ganqp.operator.status.Refusal;
import io.ganqp.operator.status.UnforeseenError;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.RetryInfo;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Observes a training, acts as {@link TrainingDecision} says, and records where that leaves it. */
@Singleton
@ControllerConfiguration(name = TrainingReconciler.NAME)
final class TrainingReconciler implements Reconciler<GanQpTraining> {

  /** Name of the controller, and of the manager of the fields that it writes. */
  static final String NAME = "ganqp-training";

  private static final Duration SOON = Duration.ofSeconds(1);

  private final TrainingActions actions;
  private final EventRecorder events;
  private final ProgressPoller poller;
  private final MountTroubles mounts;
  private final Permissions permissions;
  private final Clock clock;
  private TrainingEventSources sources;

  TrainingReconciler(
      KubernetesClient client,
      PodTemplates pods,
      Permissions permissions,
      EventRecorder events,
      ProgressPoller poller,
      MountTroubles mounts,
      Clock clock) {
    this.actions = new TrainingActions(client, new TrainingJob(pods), permissions);
    this.permissions = permissions;
    this.events = events;
    this.poller = poller;
    this.mounts = mounts;
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, GanQpTraining>> prepareEventSources(
      EventSourceContext<GanQpTraining> context) {
    sources = new TrainingEventSources(context, poller);
    return sources.all();
  }

  @Override
  public UpdateControl<GanQpTraining> reconcile(
      GanQpTraining training, Context<GanQpTraining> context) {
    Observed observed = observe(training);
    follow(observed);
    Decision decision = TrainingDecision.of(observed);
    if (decision.actions().contains(new Action.CreateJob())) {
      try {
        observed = createJob(observed);
        decision = TrainingDecision.of(observed);
      } catch (NameTakenException e) {
        decision = TrainingDecision.nameTaken(observed, e.present());
      } catch (KubernetesClientException e) {
        if (!Refusal.is(e)) {
          throw e;
        }
        decision = TrainingDecision.refused(observed, Refusal.words(e));
      }
    }
    boolean asObserved = true;
    for (Action action : decision.actions()) {
      asObserved &= perform(observed, action);
    }
    return record(training, decision, asObserved);
  }

  /** Says what went wrong; the SDK tries again, and the next status says what it says. */
  @Override
  public ErrorStatusUpdateControl<GanQpTraining> updateErrorStatus(
      GanQpTraining training, Context<GanQpTraining> context, Exception error) {
    int attempts = context.getRetryInfo().map(RetryInfo::getAttemptCount).orElse(0);
    if (!UnforeseenError.isNews(error, attempts)) {
      return ErrorStatusUpdateControl.defaultErrorProcessing();
    }
    GanQpTrainingStatus status = StatusDraft.failing(training, error, clock.instant());
    return status.equals(training.getStatus())
        ? ErrorStatusUpdateControl.noStatusUpdate()
        : ErrorStatusUpdateControl.patchStatus(withStatus(training, status));
  }

  private Observed observe(GanQpTraining training) {
    ResourceID id = ResourceID.fromResource(training);
    Instant now = clock.instant();
    TrainerPods pods = new TrainerPods(List.copyOf(sources.pods().getSecondaryResources(training)));
    Observed observed =
        new Observed(
            training,
            sources.jobs().get(id),
            sources.documents().get(id),
            pods,
            List.copyOf(sources.refusals().getSecondaryResources(training)),
            pods.live().flatMap(pod -> mounts.of(pod, now)),
            Optional.empty(),
            sources.servings().get(id),
            now);
    // Of its own trainer alone: that of a former training of this name may still be at work.
    return observed
        .ownPods()
        .live()
        .flatMap(pod -> poller.latest(id, pod.getMetadata().getUid()))
        .map(observed::withProgress)
        .orElse(observed);
  }

  private void follow(Observed observed) {
    ResourceID id = ResourceID.fromResource(observed.training());
    Optional<Pod> live = observed.ownPods().live();
    live.ifPresent(pod -> mounts.ask(pod, observed.now(), () -> sources.lookAgain(id)));
    Optional<URI> address = live.flatMap(TrainerAddress::of);
    if (address.isPresent()) {
      poller.follow(id, live.get().getMetadata().getUid(), address.get());
    } else {
      poller.forget(id);
    }
  }

  /**
   * Makes the ConfigMap, the NetworkPolicy and the Job, and gives what is there now, whosever it
   * is.
   *
   * @throws NameTakenException if the NetworkPolicy of that name is not this training's
   */
  private Observed createJob(Observed observed) {
    GanQpTraining training = observed.training();
    ConfigMap document = writeDocument(observed);
    Observed documented = observed.withDocument(document);
    if (!Owner.owns(training, document)) {
      return documented;
    }
    actions.writeAccess(training);
    return documented.withJob(createJob(training));
  }

  /** Takes what it wrote for being there whatever the watch says yet. */
  private ConfigMap writeDocument(Observed observed) {
    ConfigMap written = actions.writeDocument(observed.training(), observed.document());
    if (Owner.owns(observed.training(), written)) {
      ResourceID id = ResourceID.fromResource(written);
      observed
          .document()
          .ifPresentOrElse(
              before -> sources.documents().handleRecentResourceUpdate(id, written, before),
              () -> sources.documents().handleRecentResourceCreate(id, written));
    }
    return written;
  }

  private Job createJob(GanQpTraining training) {
    Job job = actions.createJob(training);
    if (Owner.owns(training, job)) {
      sources.jobs().handleRecentResourceCreate(ResourceID.fromResource(job), job);
      events.record(
          training,
          EventReason.JOB_CREATED,
          "the Job %s trains this training".formatted(job.getMetadata().getName()));
    }
    return job;
  }

  private boolean perform(Observed observed, Action action) {
    GanQpTraining training = observed.training();
    if (action instanceof Action.MendDocument) {
      return mendDocument(observed);
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

  private boolean mendDocument(Observed observed) {
    try {
      writeDocument(observed);
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
      return false;
    }
  }

  private UpdateControl<GanQpTraining> record(
      GanQpTraining training, Decision decision, boolean asObserved) {
    decision
        .announcements()
        .forEach(event -> events.record(training, event.reason(), event.note()));
    GanQpTrainingStatus status =
        StatusDraft.restricted(
            decision.status(),
            TrainerAccess.refused(training, permissions.egress()),
            clock.instant());
    UpdateControl<GanQpTraining> control =
        status.equals(training.getStatus())
            ? UpdateControl.noUpdate()
            : UpdateControl.patchStatus(withStatus(training, status));
    Optional<Duration> again = asObserved ? decision.again() : Optional.of(SOON);
    again.ifPresent(control::rescheduleAfter);
    return control;
  }

  /** Only what is applied; bound to the version that was observed. */
  private static GanQpTraining withStatus(GanQpTraining training, GanQpTrainingStatus status) {
    GanQpTraining fresh = new GanQpTraining();
    fresh.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(training.getMetadata().getNamespace())
            .withName(training.getMetadata().getName())
            .withResourceVersion(training.getMetadata().getResourceVersion())
            .build());
    fresh.setStatus(status);
    return fresh;
  }
}
