package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/**
 * A saved state that a restart goes on from.
 *
 * @param iteration Generator steps done when it was saved.
 * @param uri Where it is.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainingCheckpoint(
    @JsonPropertyDescription("Generator steps done when it was saved.") Integer iteration,
    @JsonPropertyDescription("Where it is.") @Size(max = 1024) String uri) {}
