package io.ganqp.operator.cluster;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** An event by the older of the two APIs, as the Job controller and the kubelet write it. */
final class CoreEvent {

  private CoreEvent() {}

  /** Warns of {@code object}, once and now. */
  static void warn(KubernetesClient client, HasMetadata object, String reason, String message) {
    ObjectMeta metadata = object.getMetadata();
    client
        .resource(
            new EventBuilder()
                .withNewMetadata()
                .withNamespace(metadata.getNamespace())
                .withGenerateName(metadata.getName() + ".")
                .endMetadata()
                .withType("Warning")
                .withReason(reason)
                .withMessage(message)
                .withFirstTimestamp(now())
                .withLastTimestamp(now())
                .withCount(1)
                .withNewInvolvedObject()
                .withApiVersion(object.getApiVersion())
                .withKind(object.getKind())
                .withNamespace(metadata.getNamespace())
                .withName(metadata.getName())
                .withUid(metadata.getUid())
                .endInvolvedObject()
                .build())
        .create();
  }

  /** As Kubernetes writes times. */
  static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
