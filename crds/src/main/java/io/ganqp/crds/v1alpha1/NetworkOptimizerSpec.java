package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/**
 * What one of the networks has of its own; the rest is as for both.
 *
 * @param learningRate Step size.
 * @param beta1 Decay of the first moment, in [0, 1).
 * @param beta2 Decay of the second moment, in [0, 1).
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NetworkOptimizerSpec(
    @JsonPropertyDescription("Step size.") @Min(value = 0, inclusive = false) @Max(1)
        Double learningRate,
    @JsonPropertyDescription("Decay of the first moment, in [0, 1).")
        @Min(0)
        @Max(value = 1, inclusive = false)
        Double beta1,
    @JsonPropertyDescription("Decay of the second moment, in [0, 1).")
        @Min(0)
        @Max(value = 1, inclusive = false)
        Double beta2) {}
