package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;

/**
 * Asks for a GanQpInference of the same name as soon as there is a model to serve.
 *
 * @param autoscaling How the number of pods follows the load.
 * @param server The pods that serve.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServingSpec(
    @JsonPropertyDescription("How the number of pods follows the load.") @Default("{}")
        AutoscalingSpec autoscaling,
    @JsonPropertyDescription("The pods that serve.") @Default("{}") PodSettings server) {}
