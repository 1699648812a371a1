package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/**
 * How often and how thoroughly the generator is compared with the held-out images.
 *
 * @param everyIterations Iterations between two evaluations.
 * @param samples Generated faces per evaluation, compared with as many real images at most. Values
 *     of another number of samples are not comparable, and the best model is chosen anew.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluationSpec(
    @JsonPropertyDescription("Iterations between two evaluations.")
        @Default("1000")
        @Min(1)
        @Max(10_000_000)
        int everyIterations,
    @JsonPropertyDescription(
            "Generated faces per evaluation, compared with as many real images at most. Values of"
                + " another number of samples are not comparable, and the best model is chosen"
                + " anew.")
        @Default("10000")
        @Min(2)
        @Max(50_000)
        int samples) {}
