package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.ServedModel;
import io.ganqp.operator.pod.Component;
import io.ganqp.operator.pod.Labels;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the reconciler watches: the resources it makes, their pods, and the trainings it follows.
 */
final class Watches {
  /** What every cluster has of the kinds that the reconciler makes of any service. */
  static final List<Class<? extends HasMetadata>> MADE =
      List.of(
          Deployment.class,
          Service.class,
          PodDisruptionBudget.class,
          NetworkPolicy.class,
          HorizontalPodAutoscaler.class,
          Ingress.class);

  private static final String OURS = Labels.madeFor(Component.INFERENCE);
  private static final String PODS = Labels.madeFor(Component.INFERENCE, Component.CANARY);
  private static final String BY_TRAINING = "training";

  private Watches() {}

  /** Those of kinds that every cluster has; those of {@link Extension}s are begun later. */
  static List<EventSource<?, GanQpInference>> of(EventSourceContext<GanQpInference> context) {
    List<EventSource<?, GanQpInference>> watches = new ArrayList<>();
    MADE.forEach(kind -> watches.add(made(kind, context)));
    watches.add(made(ControllerRevision.class, context));
    watches.add(pods(context));
    watches.add(trainings(context));
    return watches;
  }

  /** A kind that the cluster may not have; under its own name. */
  static InformerEventSource<GenericKubernetesResource, GanQpInference> made(
      Extension extension, EventSourceContext<GanQpInference> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(extension.type(), GanQpInference.class)
            .withName(extension.kind())
            .withLabelSelector(OURS)
            .build(),
        context);
  }

  private static <R extends HasMetadata> EventSource<R, GanQpInference> made(
      Class<R> kind, EventSourceContext<GanQpInference> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(kind, GanQpInference.class)
            .withLabelSelector(OURS)
            .build(),
        context);
  }

  private static EventSource<Pod, GanQpInference> pods(EventSourceContext<GanQpInference> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(Pod.class, GanQpInference.class)
            .withLabelSelector(PODS)
            .withSecondaryToPrimaryMapper(
                pod ->
                    Set.of(
                        new ResourceID(
                            pod.getMetadata().getLabels().get(Labels.INSTANCE),
                            pod.getMetadata().getNamespace())))
            .build(),
        context);
  }

  private static EventSource<GanQpTraining, GanQpInference> trainings(
      EventSourceContext<GanQpInference> context) {
    IndexerResourceCache<GanQpInference> inferences = context.getPrimaryCache();
    inferences.addIndexer(
        BY_TRAINING, inference -> training(inference).stream().map(ResourceID::toString).toList());
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(GanQpTraining.class, GanQpInference.class)
            .withPrimaryToSecondaryMapper(Watches::training)
            .withSecondaryToPrimaryMapper(
                training ->
                    inferences
                        .byIndex(BY_TRAINING, ResourceID.fromResource(training).toString())
                        .stream()
                        .map(ResourceID::fromResource)
                        .collect(Collectors.toSet()))
            // Progress is none of our business.
            .withOnUpdateFilter((now, before) -> !Objects.equals(model(now), model(before)))
            .build(),
        context);
  }

  private static Set<ResourceID> training(GanQpInference inference) {
    String name = inference.getSpec().model().trainingName();
    return name == null
        ? Set.of()
        : Set.of(new ResourceID(name, inference.getMetadata().getNamespace()));
  }

  private static ServedModel model(GanQpTraining training) {
    return training.getStatus() == null ? null : training.getStatus().model();
  }
}
