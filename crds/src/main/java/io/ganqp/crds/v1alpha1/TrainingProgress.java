package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/**
 * Where a run stands.
 *
 * @param iteration Generator steps done.
 * @param percent Part of the iterations that is done, rounded down.
 * @param completion The same for people, for example 42%.
 * @param etaSeconds Seconds that the rest will take at the present speed.
 * @param imagesPerSecond Real images that the critic sees per second.
 * @param criticLoss Loss of the critic at that iteration.
 * @param generatorLoss Loss of the generator at that iteration.
 * @param metric Name of the metric that the best model is chosen by.
 * @param direction Which values of that metric are the better ones.
 * @param value Value of that metric at the latest evaluation.
 * @param error Standard error of the value, where it is known.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainingProgress(
    @JsonPropertyDescription("Generator steps done.") Integer iteration,
    @JsonPropertyDescription("Part of the iterations that is done, rounded down.") Integer percent,
    @JsonPropertyDescription("The same for people, for example 42%.") @Size(max = 8)
        String completion,
    @JsonPropertyDescription("Seconds that the rest will take at the present speed.")
        Long etaSeconds,
    @JsonPropertyDescription("Real images that the critic sees per second.") Double imagesPerSecond,
    @JsonPropertyDescription("Loss of the critic at that iteration.") Double criticLoss,
    @JsonPropertyDescription("Loss of the generator at that iteration.") Double generatorLoss,
    @JsonPropertyDescription("Name of the metric that the best model is chosen by.") @Size(max = 64)
        String metric,
    @JsonPropertyDescription("Which values of that metric are the better ones.")
        Direction direction,
    @JsonPropertyDescription("Value of that metric at the latest evaluation.") Double value,
    @JsonPropertyDescription("Standard error of the value, where it is known.") Double error) {}
