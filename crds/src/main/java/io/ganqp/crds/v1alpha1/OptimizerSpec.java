package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * The optimizer of critic and generator. What is absent is as in the paper of the objective; for
 * GanQp that is Adam with a step of 0.0002, 0.5 and 0.999.
 *
 * @param algorithm Adam or RmsProp.
 * @param learningRate Step size.
 * @param beta1 Adam: decay of the first moment, in [0, 1).
 * @param beta2 Decay of the second moment, in [0, 1).
 * @param critic Settings of the critic alone.
 * @param generator Settings of the generator alone.
 */
@ValidationRule(
    value = "!has(self.algorithm) || self.algorithm != 'RmsProp' || !has(self.beta1)",
    message = "RmsProp has no first moment: leave it out",
    fieldPath = ".beta1")
@ValidationRule(
    value =
        "!has(self.algorithm) || self.algorithm != 'RmsProp' || ((!has(self.critic) || !has(self.critic.beta1)) && (!has(self.generator) || !has(self.generator.beta1)))",
    message = "RmsProp has no first moment: leave beta1 out of critic and generator")
@ValidationRule(
    value =
        "has(self.algorithm) == has(oldSelf.algorithm) && (!has(self.algorithm) || self.algorithm == oldSelf.algorithm)"
            + " && (has(self.learningRate) ? self.learningRate : 0.0002) == (has(oldSelf.learningRate) ? oldSelf.learningRate : 0.0002)"
            + " && (has(self.beta1) ? self.beta1 : 0.5) == (has(oldSelf.beta1) ? oldSelf.beta1 : 0.5)"
            + " && (has(self.beta2) ? self.beta2 : 0.999) == (has(oldSelf.beta2) ? oldSelf.beta2 : 0.999)"
            + " && has(self.critic) == has(oldSelf.critic) && (!has(self.critic) || self.critic == oldSelf.critic)"
            + " && has(self.generator) == has(oldSelf.generator) && (!has(self.generator) || self.generator == oldSelf.generator)",
    message = "the optimizer of a training cannot change: create another GanQpTraining instead")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OptimizerSpec(
    @JsonPropertyDescription("Adam or RmsProp.") OptimizerAlgorithm algorithm,
    @JsonPropertyDescription("Step size.") @Min(value = 0, inclusive = false) @Max(1)
        Double learningRate,
    @JsonPropertyDescription("Adam: decay of the first moment, in [0, 1).")
        @Min(0)
        @Max(value = 1, inclusive = false)
        Double beta1,
    @JsonPropertyDescription("Decay of the second moment, in [0, 1).")
        @Min(0)
        @Max(value = 1, inclusive = false)
        Double beta2,
    @JsonPropertyDescription("Settings of the critic alone.") NetworkOptimizerSpec critic,
    @JsonPropertyDescription("Settings of the generator alone.") NetworkOptimizerSpec generator) {}
