package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GanQpInferenceStatus;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.operator.canary.CanaryConditions;
import io.ganqp.operator.canary.CanaryDecision;
import io.ganqp.operator.mount.MountTroubles;
import io.ganqp.operator.permission.Permissions;
import io.ganqp.operator.pod.PodTemplates;
import io.ganqp.operator.sdk.StatusWriter;
import io.ganqp.operator.status.ConditionState;
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
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Serves generators: observes, decides, acts, and says what it sees. */
@Singleton
@ControllerConfiguration(name = "ganqpinference", fieldManager = "ganqp-operator")
public final class GanQpInferenceReconciler implements Reconciler<GanQpInference> {
  private static final Logger LOG = Logger.getLogger(GanQpInferenceReconciler.class);
  private static final String NEWS = "service-reports";
  private static final Duration ASK_AGAIN = Duration.ofSeconds(5);
  private static final Duration READ_AGAIN = Duration.ofSeconds(1);
  private static final Duration TRY_AGAIN = Duration.ofMinutes(1);

  /** No watch tells that the cluster has got another kind. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(20);

  private static final int CONFLICT = 409;

  private final ServingPod pods;
  private final Permissions permissions;
  private final ServingObserver observer;
  private final CanaryControl canaries;
  private final Set<Extension> askedAbout = ConcurrentHashMap.newKeySet();
  private final ServingAnnouncements announcements;
  private final Clock clock;

  /** Serves with pods made from {@code templates}, as far as {@code permissions} go. */
  public GanQpInferenceReconciler(
      PodTemplates templates,
      Permissions permissions,
      EventRecorder events,
      MountTroubles mounts,
      Clock clock) {
    this.pods = new ServingPod(templates);
    this.permissions = permissions;
    this.observer = new ServingObserver(new ServiceReports(), mounts, clock);
    this.canaries = new CanaryControl(pods, observer, permissions, clock);
    this.announcements = new ServingAnnouncements(events);
    this.clock = clock;
  }

  /** Whether a watch of that name may fail, since a cluster may lose the kind. */
  public static boolean canDoWithout(String watch) {
    return Extension.isWatchedAs(watch);
  }

  @Override
  public List<EventSource<?, GanQpInference>> prepareEventSources(
      EventSourceContext<GanQpInference> context) {
    askedAbout.clear();
    List<EventSource<?, GanQpInference>> sources = new ArrayList<>(Watches.of(context));
    sources.add(new SimpleInboundEventSource<GanQpInference>(NEWS));
    return sources;
  }

  @Override
  public UpdateControl<GanQpInference> reconcile(
      GanQpInference inference, Context<GanQpInference> context) {
    try {
      return serveOrSayWhyNot(inference, context);
    } catch (KubernetesClientException e) {
      if (e.getCode() == CONFLICT) {
        LOG.debugf("Read too early, reading again: %s", e.getMessage());
        return UpdateControl.<GanQpInference>noUpdate().rescheduleAfter(READ_AGAIN);
      }
      throw e;
    }
  }

  private UpdateControl<GanQpInference> serveOrSayWhyNot(
      GanQpInference inference, Context<GanQpInference> context) {
    try {
      return serve(inference, context);
    } catch (NameTakenException e) {
      return stopped(inference, context, ServingReason.NAME_TAKEN, e.getMessage())
          .rescheduleAfter(TRY_AGAIN);
    } catch (KubernetesClientException e) {
      if (Refusal.is(e)) {
        return stopped(inference, context, ServingReason.REFUSED, Refusal.words(e))
            .rescheduleAfter(TRY_AGAIN);
      }
      throw e;
    }
  }

  /** Says what went wrong; the SDK tries again, and the next status says what it says. */
  @Override
  public ErrorStatusUpdateControl<GanQpInference> updateErrorStatus(
      GanQpInference inference, Context<GanQpInference> context, Exception error) {
    int attempts = context.getRetryInfo().map(RetryInfo::getAttemptCount).orElse(0);
    if (!UnforeseenError.isNews(error, attempts)) {
      return ErrorStatusUpdateControl.defaultErrorProcessing();
    }
    GanQpInferenceStatus status = ServingStatus.failing(inference, error, clock.instant());
    return status.equals(inference.getStatus())
        ? ErrorStatusUpdateControl.noStatusUpdate()
        : ErrorStatusUpdateControl.patchStatus(withStatus(inference, status));
  }

  private UpdateControl<GanQpInference> serve(
      GanQpInference inference, Context<GanQpInference> context) {
    GanQpInferenceStatus status = inference.getStatus();
    ModelSelection selection =
        ModelSelection.of(
            inference.getSpec().model(),
            context.getSecondaryResource(GanQpTraining.class).orElse(null),
            status == null ? null : status.rollout());
    if (selection.model().isEmpty()) {
      return stopped(inference, context, ServingReason.NO_MODEL, selection.remark().orElseThrow());
    }
    ServingWriter writer = new ServingWriter(inference, context, askedAbout);
    Optional<Deployment> present =
        inference.getSpec().canary() == null
            ? writer.deployment()
            : writer.deployment().or(writer::restore);
    PinnedModel model = CanaryTrial.model(inference, selection.model().get(), present);
    Rollout desired = Rollout.of(inference, model, pods.template(inference, model), present);
    ServingPods candidates = ServingObserver.pods(Track.CANARY, context);
    CanaryDecision decided =
        canaries.decide(inference, desired, present, candidates, writer, context);
    Rollout rollout = decided.rollOut() ? desired : desired.tried(inference, present.orElseThrow());

    ServingPods serving = ServingObserver.pods(Track.STABLE, context);
    boolean autoscaled = writer.isAutoscaled();
    Refusals refusals = Refusals.of(inference, rollout.served(), permissions);
    List<Extension> missing =
        writer.apply(
            Companions.of(
                inference,
                rollout.served(),
                permissions,
                refusals,
                ServingPorts.of(rollout.serving(present), serving.connected()),
                TrafficSplit.of(decided, rollout, present, serving)));
    Deployment deployment = writer.apply(rollout, present);
    if (rollout.decision() == RolloutDecision.ROLL_OUT) {
      announcements.rolledOut(inference, rollout);
    }
    Replicas.toSet(inference.getSpec(), deployment, autoscaled)
        .ifPresent(replicas -> writer.scale(deployment, replicas));
    Optional<String> undone = canaries.apply(inference, decided, rollout, deployment, writer);
    CanaryDecision canary = undone.map(decided::obstructed).orElse(decided);

    Optional<RouteStatus> route =
        Optional.ofNullable(inference.getSpec().httpRoute())
            .flatMap(asked -> writer.route())
            .map(r -> RouteStatus.of(inference, Optional.of(r), clock.instant()));
    ServingPods seen = ServingObserver.pods(Track.STABLE, context);
    Optional<Obstacle> obstacle =
        observer.obstacle(seen, Revision.of(deployment), rollout.served(), context);
    observer.ask(seen, inference, news(context));
    observer.ask(candidates, inference, news(context));
    List<ConditionState> states =
        Stream.concat(
                ServingConditions.of(
                    deployment,
                    rollout.served().model().version(),
                    rollout.held(),
                    remarks(inference, selection, refusals, missing, route),
                    obstacle)
                    .stream(),
                CanaryConditions.of(inference.getSpec().canary(), canary, former(inference))
                    .stream())
            .toList();
    GanQpInferenceStatus said =
        ServingStatus.serving(
            inference,
            ServingStanding.added(
                states, refusals.asked(), missing.stream().map(Extension::missing).toList()),
            refusals.all(),
            rollout,
            canary.status().orElse(null),
            deployment,
            clock.instant());
    UpdateControl<GanQpInference> control = update(inference, said, context);
    boolean allServe = seen.unready().isEmpty() && candidates.unready().isEmpty();
    nextLook(allServe, !missing.isEmpty(), undone.isPresent(), canary, route)
        .ifPresent(control::rescheduleAfter);
    return control;
  }

  private Optional<Duration> nextLook(
      boolean allServe,
      boolean missing,
      boolean undone,
      CanaryDecision canary,
      Optional<RouteStatus> route) {
    return Stream.of(
            Optional.of(ASK_AGAIN).filter(wait -> !allServe),
            Optional.of(LOOK_AGAIN).filter(wait -> missing),
            Optional.of(TRY_AGAIN).filter(wait -> undone),
            route.flatMap(r -> r.untilNextLook(clock.instant())),
            canary.untilNextLook(clock.instant()))
        .flatMap(Optional::stream)
        .min(Duration::compareTo);
  }

  private static List<Condition> former(GanQpInference inference) {
    return inference.getStatus() == null ? List.of() : inference.getStatus().conditions();
  }

  private List<String> remarks(
      GanQpInference inference,
      ModelSelection selection,
      Refusals refusals,
      List<Extension> missing,
      Optional<RouteStatus> route) {
    return Stream.of(
            selection.remark().stream(),
            Replicas.remark(inference.getSpec()).stream(),
            route.flatMap(r -> r.remark(clock.instant())).stream(),
            refusals.asked().stream(),
            missing.stream().map(Extension::missing))
        .flatMap(Function.identity())
        .toList();
  }

  private UpdateControl<GanQpInference> stopped(
      GanQpInference inference, Context<GanQpInference> context, ServingReason reason, String why) {
    Optional<Deployment> present = new ServingWriter(inference, context, askedAbout).deployment();
    return update(
        inference,
        ServingStatus.stopped(
            inference, ServingConditions.stopped(reason, why, present), present, clock.instant()),
        context);
  }

  /** Writes the status if it has changed, and tells of what has just begun. */
  private UpdateControl<GanQpInference> update(
      GanQpInference inference, GanQpInferenceStatus status, Context<GanQpInference> context) {
    if (status.equals(inference.getStatus())) {
      return UpdateControl.noUpdate();
    }
    announcements.tell(inference, status);
    StatusWriter.write(inference, withStatus(inference, status), context);
    return UpdateControl.noUpdate();
  }

  private static GanQpInference withStatus(GanQpInference inference, GanQpInferenceStatus status) {
    GanQpInference patch = new GanQpInference();
    patch.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(inference.getMetadata().getNamespace())
            .withName(inference.getMetadata().getName())
            .withResourceVersion(inference.getMetadata().getResourceVersion())
            .build());
    patch.setStatus(status);
    return patch;
  }

  private static SimpleInboundEventSource<GanQpInference> news(Context<GanQpInference> context) {
    return (SimpleInboundEventSource<GanQpInference>)
        context.eventSourceRetriever().getEventSourceFor(Void.class, NEWS);
  }
}
