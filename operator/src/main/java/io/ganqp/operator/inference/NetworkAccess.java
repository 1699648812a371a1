package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.S3Access;
import io.ganqp.operator.network.CalledStore;
import io.ganqp.operator.network.PodAccess;
import io.ganqp.operator.network.StoreEgress;
import io.ganqp.operator.permission.Reach;
import java.util.List;

/** Everyone may ask for faces; the pods themselves call nobody, or the object store alone. */
final class NetworkAccess {

  private NetworkAccess() {}

  static NetworkPolicy of(
      GanQpInference inference, Track track, PinnedModel model, ServingPorts ports, Reach reach) {
    return PodAccess.of(
        ServingNames.metadata(inference, track),
        ServingNames.selector(inference, track),
        ports.all(),
        StoreEgress.to(stores(model), inference.getMetadata().getNamespace(), reach));
  }

  /** What is left out of it, as the administrator does not allow it. */
  static List<String> refused(GanQpInference inference, PinnedModel model, Reach reach) {
    return StoreEgress.refused(stores(model), inference.getMetadata().getNamespace(), reach);
  }

  private static List<CalledStore> stores(PinnedModel model) {
    if (ModelAccess.claim(model).isPresent()) {
      return List.of();
    }
    S3Access s3 = model.s3();
    return List.of(
        s3 == null ? CalledStore.of(null, null) : CalledStore.of(s3.endpoint(), s3.secretName()));
  }
}
