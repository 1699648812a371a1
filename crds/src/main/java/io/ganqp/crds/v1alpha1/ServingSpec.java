package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;

/**
 * Asks for a GanQpInference of the same name as soon as there is a model to serve.
 *
 * @param autoscaling How the number of pods follows the load.
 * @param server The pods that serve.
 * @param ingress An Ingress in front of the Service. Absent: none.
 * @param httpRoute An HTTPRoute of the Gateway API to the Service. Absent: none.
 * @param monitoring A ServiceMonitor of the Prometheus operator. Absent: none.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServingSpec(
    @JsonPropertyDescription("How the number of pods follows the load.") @Default("{}")
        AutoscalingSpec autoscaling,
    @JsonPropertyDescription("The pods that serve.") @Default("{}") PodSettings server,
    @JsonPropertyDescription("An Ingress in front of the Service. Absent: none.")
        IngressSpec ingress,
    @JsonPropertyDescription("An HTTPRoute of the Gateway API to the Service. Absent: none.")
        HttpRouteSpec httpRoute,
    @JsonPropertyDescription("A ServiceMonitor of the Prometheus operator. Absent: none.")
        MonitoringSpec monitoring) {}
