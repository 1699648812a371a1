package io.ganqp.operator.inference;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import java.util.Arrays;

/** Kinds that a cluster may not have. */
enum Extension {
  /** Of the Gateway API. */
  HTTP_ROUTE("gateway.networking.k8s.io/v1", "HTTPRoute", "the Gateway API", "spec.httpRoute"),
  /** Of the Prometheus operator. */
  SERVICE_MONITOR(
      "monitoring.coreos.com/v1", "ServiceMonitor", "the Prometheus operator", "spec.monitoring");

  private final String apiVersion;
  private final String kind;
  private final String origin;
  private final String field;

  /**
   * A kind.
   *
   * @param origin what brings it to a cluster
   * @param field of a GanQpInference that asks for it
   */
  Extension(String apiVersion, String kind, String origin, String field) {
    this.apiVersion = apiVersion;
    this.kind = kind;
    this.origin = origin;
    this.field = field;
  }

  String apiVersion() {
    return apiVersion;
  }

  String kind() {
    return kind;
  }

  GroupVersionKind type() {
    return GroupVersionKind.fromString(apiVersion + "/" + kind);
  }

  /** What to say when it is asked for and the cluster does not have it. */
  String missing() {
    return "The cluster has no %s (%s): install %s, or unset %s."
        .formatted(kind, apiVersion, origin, field);
  }

  /** Whether a watch of that name is one of such a kind. */
  static boolean isWatchedAs(String name) {
    return Arrays.stream(values()).anyMatch(extension -> extension.kind.equals(name));
  }

  /** Asks the API server whether it has the kind. */
  boolean isKnown(KubernetesClient client) {
    return client.supports(apiVersion, kind);
  }
}
