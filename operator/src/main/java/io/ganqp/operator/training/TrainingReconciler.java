package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingStatus;
import io.ganqp.operator.diagnosis.PodRefusal;
import io.ganqp.operator.mount.MountTroubles;
import io.ganqp.operator.permission.Permissions;
import io.ganqp.operator.permission.Reach;
import io.ganqp.operator.pod.Component;
import io.ganqp.operator.pod.PodTemplates;
import io.ganqp.operator.sdk.StatusWriter;
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
  private final Reach egress;
  private final Clock clock;
  private TrainingEventSources sources;
  private TrainingWriter writer;

  TrainingReconciler(
      KubernetesClient client,
      PodTemplates pods,
      Permissions permissions,
      EventRecorder events,
      ProgressPoller poller,
      MountTroubles mounts,
      Clock clock) {
    this.actions = new TrainingActions(client, new TrainingJob(pods));
    this.egress = permissions.egress();
    this.events = events;
    this.poller = poller;
    this.mounts = mounts;
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, GanQpTraining>> prepareEventSources(
      EventSourceContext<GanQpTraining> context) {
    sources = new TrainingEventSources(context, poller);
    writer = new TrainingWriter(actions, sources, events);
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
        observed = writer.createJob(observed);
        decision = TrainingDecision.of(observed);
      } catch (KubernetesClientException e) {
        if (!Refusal.isAnswer(e)) {
          throw e;
        }
        decision =
            TrainingDecision.refused(
                observed, PodRefusal.of(Refusal.words(e), e.getCode(), Component.TRAINER));
      }
    }
    boolean asObserved = true;
    for (Action action : decision.actions()) {
      try {
        asObserved &= writer.perform(observed, action);
      } catch (KubernetesClientException e) {
        decision = Undone.in(decision, observed.status(), e, observed.now());
      }
    }
    return record(training, decision, asObserved, context);
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
            sources
                .accesses()
                .get(
                    new ResourceID(
                        TrainerAccess.name(training), training.getMetadata().getNamespace())),
            egress,
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

  private UpdateControl<GanQpTraining> record(
      GanQpTraining training,
      Decision decision,
      boolean asObserved,
      Context<GanQpTraining> context) {
    decision
        .announcements()
        .forEach(event -> events.record(training, event.reason(), event.note()));
    GanQpTrainingStatus status = decision.status();
    if (!status.equals(training.getStatus())) {
      StatusWriter.write(training, withStatus(training, status), context);
    }
    UpdateControl<GanQpTraining> control = UpdateControl.noUpdate();
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
