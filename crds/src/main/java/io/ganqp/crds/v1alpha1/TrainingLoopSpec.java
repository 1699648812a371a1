package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * The loop: how long, how much at a time, from which random numbers.
 *
 * @param iterations Generator steps in all. May be raised on an existing training to go on.
 * @param batchSize Real images, and generated ones, per step.
 * @param criticSteps Critic steps before each generator step. Absent: as in the objective's paper,
 *     2 for GanQp.
 * @param averageDecay Decay of the running average of the generator's weights, in [0, 1); 0 serves
 *     the raw weights.
 * @param seed Every random number follows from it; any 64-bit integer.
 */
@ValidationRule(
    value = "self.iterations >= oldSelf.iterations",
    message =
        "iterations of an existing training can only be raised: set at least the former value",
    fieldPath = ".iterations")
@ValidationRule(
    value =
        "self.batchSize == oldSelf.batchSize && (has(self.criticSteps) ? self.criticSteps : 2) == (has(oldSelf.criticSteps) ? oldSelf.criticSteps : 2) && self.averageDecay == oldSelf.averageDecay && self.seed == oldSelf.seed",
    message =
        "batchSize, criticSteps, averageDecay and seed of a training cannot change: create another GanQpTraining instead")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainingLoopSpec(
    @JsonPropertyDescription(
            "Generator steps in all. May be raised on an existing training to go on.")
        @Default("100000")
        @Min(1)
        @Max(10_000_000)
        int iterations,
    @JsonPropertyDescription("Real images, and generated ones, per step.")
        @Default("64")
        @Min(2)
        @Max(1024)
        int batchSize,
    @JsonPropertyDescription(
            "Critic steps before each generator step. Absent: as in the objective's paper, 2 for GanQp.")
        @Min(1)
        @Max(100)
        Integer criticSteps,
    @JsonPropertyDescription(
            "Decay of the running average of the generator's weights, in [0, 1); 0 serves the raw weights.")
        @Default("0.999")
        @Min(0)
        @Max(value = 1, inclusive = false)
        double averageDecay,
    @JsonPropertyDescription("Every random number follows from it; any 64-bit integer.")
        @Default("42")
        long seed) {}
