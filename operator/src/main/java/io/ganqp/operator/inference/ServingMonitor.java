package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.MonitoringSpec;
import java.util.List;
import java.util.Map;

/** What tells the Prometheus operator to scrape the pods. */
final class ServingMonitor {

  private ServingMonitor() {}

  static GenericKubernetesResource of(GanQpInference inference, MonitoringSpec monitoring) {
    ObjectMeta metadata = ServingNames.metadata(inference);
    return new GenericKubernetesResourceBuilder()
        .withApiVersion("monitoring.coreos.com/v1")
        .withKind("ServiceMonitor")
        .withMetadata(
            new ObjectMetaBuilder(metadata)
                .withLabels(monitoring.labels())
                .addToLabels(metadata.getLabels())
                .build())
        .addToAdditionalProperties("spec", spec(inference, monitoring))
        .build();
  }

  private static Map<String, Object> spec(GanQpInference inference, MonitoringSpec monitoring) {
    Map<String, Object> endpoint =
        Fields.with("port", ServingNames.PORT)
            .and("path", "/q/metrics")
            .and("interval", monitoring.intervalSeconds() + "s")
            .map();
    return Fields.with(
            "selector", Fields.with("matchLabels", ServingNames.selector(inference)).map())
        .and("endpoints", List.of(endpoint))
        .map();
  }
}
