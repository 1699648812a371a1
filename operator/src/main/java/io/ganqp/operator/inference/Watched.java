package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.EventSourceRetriever;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.Optional;
import java.util.Set;

/** The {@link Watches} of the running controller. */
final class Watched {
  private final Context<GanQpInference> context;
  private final EventSourceRetriever<GanQpInference> sources;
  private final Set<Extension> asked;

  /**
   * @param asked the extensions that the API server was asked about since the controller began
   */
  Watched(Context<GanQpInference> context, Set<Extension> asked) {
    this.context = context;
    this.asked = asked;
    this.sources = context.eventSourceRetriever();
  }

  /** The watch of a kind that every cluster has. */
  <R extends HasMetadata> InformerEventSource<R, GanQpInference> of(Class<R> kind) {
    return informer(sources.getEventSourceFor(kind));
  }

  /**
   * The watch of a kind that the cluster may not have; begun here, if the cluster has it: at first
   * to see what an earlier operator has made, later when it is wanted.
   *
   * @param wanted whether somebody asks for such a resource
   */
  Optional<InformerEventSource<GenericKubernetesResource, GanQpInference>> of(
      Extension extension, boolean wanted) {
    return sources.getEventSourcesFor(GenericKubernetesResource.class).stream()
        .filter(source -> source.name().equals(extension.kind()))
        .findFirst()
        .or(
            () ->
                (asked.add(extension) || wanted) && extension.isKnown(context.getClient())
                    ? Optional.of(begin(extension))
                    : Optional.empty())
        .map(Watched::informer);
  }

  /** Ends the watch of a kind that the cluster no longer has. */
  void end(Extension extension) {
    sources.dynamicallyDeRegisterEventSource(extension.kind());
  }

  private EventSource<GenericKubernetesResource, GanQpInference> begin(Extension extension) {
    return sources.dynamicallyRegisterEventSource(
        Watches.made(extension, sources.eventSourceContextForDynamicRegistration()));
  }

  private static <R extends HasMetadata> InformerEventSource<R, GanQpInference> informer(
      EventSource<R, GanQpInference> source) {
    return (InformerEventSource<R, GanQpInference>) source;
  }
}
