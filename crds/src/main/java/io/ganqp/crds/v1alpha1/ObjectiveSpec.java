package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * What critic and generator optimise.
 *
 * @param divergence Divergence between the real and the generated distribution.
 * @param distance Distance d(x_r, x_f) that scales the quadratic term: L1 is the mean absolute
 *     difference, L2 the root of the mean squared difference.
 * @param lambda Weight of the distance in the quadratic term; it only scales the divergence.
 */
@ValidationRule(
    value = "self == oldSelf",
    message = "the objective of a training cannot change: create another GanQpTraining instead")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObjectiveSpec(
    @JsonPropertyDescription("Divergence between the real and the generated distribution.")
        @Default("GanQp")
        Divergence divergence,
    @JsonPropertyDescription(
            "Distance d(x_r, x_f) that scales the quadratic term: L1 is the mean absolute difference, L2 the root of the mean squared difference.")
        @Default("L1")
        Distance distance,
    @JsonPropertyDescription(
            "Weight of the distance in the quadratic term; it only scales the divergence.")
        @Default("10")
        @Min(value = 0, inclusive = false)
        @Max(1_000_000)
        double lambda) {}
