package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * A penalty on the norm n of the critic's gradient with respect to its input.
 *
 * @param type Where n is taken, and what it should be: GradientPenalty, OneSidedGradientPenalty,
 *     WganDiv, WganDivAtSamples, R1, R2 or R1AndR2.
 * @param weight Weight of the penalty. Absent: 10; for WganDiv and WganDivAtSamples 2.
 * @param power WganDiv and WganDivAtSamples: power of n. Absent: 6.
 */
@ValidationRule(
    value = "self.type in ['WganDiv', 'WganDivAtSamples'] || !has(self.power)",
    message = "only WganDiv and WganDivAtSamples choose the power of the norm: leave it out",
    fieldPath = ".power")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PenaltySpec(
    @JsonPropertyDescription(
            "Where n is taken, and what it should be: GradientPenalty, OneSidedGradientPenalty, WganDiv, WganDivAtSamples, R1, R2 or R1AndR2.")
        @Required
        PenaltyType type,
    @JsonPropertyDescription(
            "Weight of the penalty. Absent: 10; for WganDiv and WganDivAtSamples 2.")
        @Min(value = 0, inclusive = false)
        @Max(1_000_000)
        Double weight,
    @JsonPropertyDescription("WganDiv and WganDivAtSamples: power of n. Absent: 6.")
        @Min(value = 1, inclusive = false)
        @Max(16)
        Double power) {}
