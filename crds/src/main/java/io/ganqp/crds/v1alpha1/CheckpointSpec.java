package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/**
 * How often the whole state is saved, and how many of the saved states remain.
 *
 * @param everyIterations Iterations between two checkpoints.
 * @param keep Number of newest checkpoints to keep.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckpointSpec(
    @JsonPropertyDescription("Iterations between two checkpoints.")
        @Default("500")
        @Min(1)
        @Max(10_000_000)
        int everyIterations,
    @JsonPropertyDescription("Number of newest checkpoints to keep.")
        @Default("3")
        @Min(1)
        @Max(100)
        int keep) {}
