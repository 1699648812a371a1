package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.Map;

/**
 * A ServiceMonitor of the Prometheus operator. Nothing happens in a cluster that does not know that
 * kind.
 *
 * @param labels Labels of the ServiceMonitor, by which a Prometheus selects it.
 * @param intervalSeconds Seconds between two scrapes.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MonitoringSpec(
    @JsonPropertyDescription("Labels of the ServiceMonitor, by which a Prometheus selects it.")
        @Size(max = 64)
        Map<String, String> labels,
    @JsonPropertyDescription("Seconds between two scrapes.") @Default("30") @Min(1) @Max(3600)
        int intervalSeconds) {}
