package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * Adam, for critic and generator alike.
 *
 * @param learningRate Step size.
 * @param beta1 Decay of the first moment, in [0, 1).
 * @param beta2 Decay of the second moment, in [0, 1).
 */
@ValidationRule(
    value = "self == oldSelf",
    message = "the optimizer of a training cannot change: create another GanQpTraining instead")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OptimizerSpec(
    @JsonPropertyDescription("Step size.")
        @Default("0.0002")
        @Min(value = 0, inclusive = false)
        @Max(1)
        double learningRate,
    @JsonPropertyDescription("Decay of the first moment, in [0, 1).")
        @Default("0.5")
        @Min(0)
        @Max(value = 1, inclusive = false)
        double beta1,
    @JsonPropertyDescription("Decay of the second moment, in [0, 1).")
        @Default("0.999")
        @Min(0)
        @Max(value = 1, inclusive = false)
        double beta2) {}
