package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * How the number of serving pods follows the load.
 *
 * @param minReplicas Least number of pods.
 * @param maxReplicas Greatest number of pods.
 * @param targetCpuUtilization CPU use, in percent of the request, at which pods are added.
 * @param targetQueueLength Faces that wait, on average per pod, at which pods are added as well;
 *     the cluster must serve ganqp_queue_length as a metric of pods, as prometheus-adapter does.
 *     Absent: CPU only.
 */
@ValidationRule(
    value = "self.minReplicas <= self.maxReplicas",
    message = "maxReplicas must not be less than minReplicas",
    fieldPath = ".maxReplicas")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AutoscalingSpec(
    @JsonPropertyDescription("Least number of pods.") @Default("1") @Min(1) @Max(1000)
        int minReplicas,
    @JsonPropertyDescription("Greatest number of pods.") @Default("10") @Min(1) @Max(1000)
        int maxReplicas,
    @JsonPropertyDescription("CPU use, in percent of the request, at which pods are added.")
        @Default("70")
        @Min(1)
        @Max(100)
        int targetCpuUtilization,
    @JsonPropertyDescription(
            "Faces that wait, on average per pod, at which pods are added as well; the cluster must serve ganqp_queue_length as a metric of pods, as prometheus-adapter does. Absent: CPU only.")
        @Min(1)
        @Max(10_000)
        Integer targetQueueLength) {}
