package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/**
 * Cartoon faces drawn from vector art: any resolution, deterministic, no network.
 *
 * @param images Number of faces to draw.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BuiltinDataset(
    @JsonPropertyDescription("Number of faces to draw.") @Default("4096") @Min(16) @Max(1_000_000)
        int images) {}
