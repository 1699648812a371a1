package io.ganqp.operator.inference;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;

/** Kinds that a cluster may not have. */
enum Extension {
  /** Of the Gateway API. */
  HTTP_ROUTE("gateway.networking.k8s.io/v1", "HTTPRoute"),
  /** Of the Prometheus operator. */
  SERVICE_MONITOR("monitoring.coreos.com/v1", "ServiceMonitor");

  private final String apiVersion;
  private final String kind;

  Extension(String apiVersion, String kind) {
    this.apiVersion = apiVersion;
    this.kind = kind;
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

  /** Asks the API server whether it has the kind. */
  boolean isKnown(KubernetesClient client) {
    return client.supports(apiVersion, kind);
  }
}
