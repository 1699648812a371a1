package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.SSABasedGenericKubernetesResourceMatcher;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The resources of one GanQpInference in the cluster, all under one name. Reads come from the
 * watches' caches; only what differs from the desired state is written, by server-side apply onto
 * the very version that was read.
 */
final class OwnedResources {
  private final GanQpInference owner;
  private final Context<GanQpInference> context;
  private final ResourceID primary;
  private final ResourceID id;

  OwnedResources(GanQpInference owner, Track track, Context<GanQpInference> context) {
    this.owner = owner;
    this.context = context;
    this.primary = ResourceID.fromResource(owner);
    this.id = new ResourceID(track.name(owner), owner.getMetadata().getNamespace());
  }

  /** The one that a watch knows. */
  <R extends HasMetadata> Optional<R> find(InformerEventSource<R, GanQpInference> watch) {
    return watch.get(id).filter(this::isOurs);
  }

  /**
   * Makes it so.
   *
   * @return what there is now
   * @throws NameTakenException if somebody else's resource has its name
   */
  <R extends HasMetadata> R apply(InformerEventSource<R, GanQpInference> watch, R desired) {
    Optional<R> known = find(watch);
    if (known.isPresent()) {
      return matches(known.get(), desired) ? known.get() : write(watch, desired, known.get());
    }
    // Not to take over what somebody else has made; the watch knows of ours only.
    R present = context.getClient().resource(desired).get();
    if (present != null && !isOurs(present)) {
      throw new NameTakenException(present);
    }
    return write(watch, desired, present);
  }

  /** Writes who owns which field, and no field. */
  <R extends HasMetadata> void hand(
      InformerEventSource<R, GanQpInference> watch, R present, List<ManagedFieldsEntry> entries) {
    KubernetesClient client = context.getClient();
    List<Map<String, Object>> patch =
        List.of(
            replace("managedFields", entries),
            replace("resourceVersion", present.getMetadata().getResourceVersion()));
    R written =
        client
            .resource(present)
            .patch(
                PatchContext.of(PatchType.JSON), client.getKubernetesSerialization().asJson(patch));
    watch.handleRecentResourceUpdate(primary, written, present);
  }

  private static Map<String, Object> replace(String field, Object value) {
    return Map.of("op", "replace", "path", "/metadata/" + field, "value", value);
  }

  /** Deletes it, if it is there. */
  <R extends HasMetadata> void remove(InformerEventSource<R, GanQpInference> watch) {
    find(watch)
        .filter(present -> present.getMetadata().getDeletionTimestamp() == null)
        .ifPresent(present -> context.getClient().resource(present).delete());
  }

  private <R extends HasMetadata> boolean matches(R actual, R desired) {
    return SSABasedGenericKubernetesResourceMatcher.<R>getInstance()
        .matches(actual, desired, context);
  }

  private <R extends HasMetadata> R write(
      InformerEventSource<R, GanQpInference> watch, R desired, R former) {
    if (former != null) {
      desired.getMetadata().setResourceVersion(former.getMetadata().getResourceVersion());
    }
    R written =
        context
            .getClient()
            .resource(desired)
            .fieldManager(context.getControllerConfiguration().fieldManager())
            .forceConflicts()
            .serverSideApply();
    if (former == null) {
      watch.handleRecentResourceCreate(primary, written);
    } else {
      watch.handleRecentResourceUpdate(primary, written, former);
    }
    return written;
  }

  private boolean isOurs(HasMetadata resource) {
    return resource.getMetadata().getOwnerReferences().stream()
        .map(OwnerReference::getUid)
        .anyMatch(owner.getMetadata().getUid()::equals);
  }
}
