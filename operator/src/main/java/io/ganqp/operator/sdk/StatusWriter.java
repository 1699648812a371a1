package io.ganqp.operator.sdk;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;

/**
 * Writes the status of a resource, so that the next reconciliation sees it. Without that, one that
 * comes before the watch has told of the new status acts on the former one, and announces the same
 * transition again. The SDK's own {@code PrimaryUpdateAndCacheUtils} would, after a conflict, apply
 * the status that was derived from the former version.
 */
public final class StatusWriter {

  private StatusWriter() {}

  /**
   * Applies a status, unless the resource has changed since it was observed.
   *
   * @param observed the resource that the status was derived from
   * @param withStatus its name, its version and the status, nothing else
   * @throws io.fabric8.kubernetes.client.KubernetesClientException with code 409 if it has changed
   */
  public static <P extends HasMetadata> void write(P observed, P withStatus, Context<P> context) {
    P written =
        context
            .getClient()
            .resource(withStatus)
            .subresource("status")
            .patch(
                new PatchContext.Builder()
                    .withPatchType(PatchType.SERVER_SIDE_APPLY)
                    .withFieldManager(context.getControllerConfiguration().fieldManager())
                    .withForce(true)
                    .build());
    context
        .eventSourceRetriever()
        .getControllerEventSource()
        .handleRecentResourceUpdate(ResourceID.fromResource(observed), written, observed);
  }
}
