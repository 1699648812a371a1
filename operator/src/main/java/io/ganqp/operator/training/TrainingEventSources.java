package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.operator.pod.Component;
import io.ganqp.operator.pod.Labels;
import io.javaoperatorsdk.operator.api.config.informer.FieldSelector;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Set;

/** What a training is looked at again for. */
final class TrainingEventSources {

  private final InformerEventSource<Job, GanQpTraining> jobs;
  private final InformerEventSource<ConfigMap, GanQpTraining> documents;
  private final InformerEventSource<NetworkPolicy, GanQpTraining> accesses;
  private final InformerEventSource<Pod, GanQpTraining> pods;
  private final InformerEventSource<GanQpInference, GanQpTraining> servings;
  private final InformerEventSource<Event, GanQpTraining> refusals;
  private final SimpleInboundEventSource<GanQpTraining> news;

  TrainingEventSources(EventSourceContext<GanQpTraining> context, ProgressPoller poller) {
    jobs = labelled(Job.class, context);
    documents = labelled(ConfigMap.class, context);
    accesses = labelled(NetworkPolicy.class, context);
    pods = labelled(Pod.class, context);
    servings = namesakes(context);
    refusals = refusals(context);
    news = new SimpleInboundEventSource<>("news");
    poller.whileThere(id -> context.getPrimaryCache().get(id).isPresent());
    poller.onNews(this::lookAgain);
  }

  List<EventSource<?, GanQpTraining>> all() {
    return List.of(jobs, documents, accesses, pods, servings, refusals, news);
  }

  InformerEventSource<Job, GanQpTraining> jobs() {
    return jobs;
  }

  InformerEventSource<ConfigMap, GanQpTraining> documents() {
    return documents;
  }

  InformerEventSource<NetworkPolicy, GanQpTraining> accesses() {
    return accesses;
  }

  InformerEventSource<Pod, GanQpTraining> pods() {
    return pods;
  }

  InformerEventSource<GanQpInference, GanQpTraining> servings() {
    return servings;
  }

  /** Events about Jobs that no pod could be made. */
  InformerEventSource<Event, GanQpTraining> refusals() {
    return refusals;
  }

  /** Has a training looked at for what no watch tells of; any thread may. */
  void lookAgain(ResourceID training) {
    news.propagateEvent(training);
  }

  /** By label and not by owner, so that pods and those of a namesake are seen as well. */
  private static <R extends HasMetadata> InformerEventSource<R, GanQpTraining> labelled(
      Class<R> kind, EventSourceContext<GanQpTraining> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(kind, GanQpTraining.class)
            .withName(kind.getSimpleName())
            .withLabelSelector(Labels.madeFor(Component.TRAINER))
            .withSecondaryToPrimaryMapper(
                object ->
                    Set.of(
                        new ResourceID(
                            object.getMetadata().getLabels().get(Labels.INSTANCE),
                            object.getMetadata().getNamespace())))
            .build(),
        context);
  }

  /** A Job's status says nothing of it. */
  private static InformerEventSource<Event, GanQpTraining> refusals(
      EventSourceContext<GanQpTraining> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(Event.class, GanQpTraining.class)
            .withName("Refusal")
            .withFieldSelector(
                new FieldSelector(
                    List.of(
                        new FieldSelector.Field("reason", "FailedCreate"),
                        new FieldSelector.Field("regarding.kind", "Job"))))
            .withSecondaryToPrimaryMapper(
                event ->
                    Set.of(
                        new ResourceID(
                            event.getRegarding().getName(), event.getRegarding().getNamespace())))
            .build(),
        context);
  }

  private static InformerEventSource<GanQpInference, GanQpTraining> namesakes(
      EventSourceContext<GanQpTraining> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(GanQpInference.class, GanQpTraining.class)
            .withName("Serving")
            .withSecondaryToPrimaryMapper(inference -> Set.of(ResourceID.fromResource(inference)))
            // That there is one is all that counts.
            .withOnUpdateFilter((now, before) -> false)
            .build(),
        context);
  }
}
