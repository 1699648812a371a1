package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;

/**
 * What the operator has observed of a training.
 *
 * @param observedGeneration Generation of the spec that this status is about. -1: the operator has
 *     not seen it yet.
 * @param conditions Pending, Suspended, Running, Complete and Failed, of which exactly one is True
 *     once the operator has seen the training; then Ready, Reconciling and Stalled for tools.
 * @param startTime When the run began, or was resumed after a suspension (RFC 3339).
 * @param completionTime When it was complete or failed (RFC 3339).
 * @param progress Where the run stands.
 * @param lastCheckpoint The newest checkpoint.
 * @param model The best model so far.
 * @param restarts Restarts after failures and disruptions.
 * @param pod Name of the newest pod that trains, for kubectl logs.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GanQpTrainingStatus(
    @JsonPropertyDescription(
            "Generation of the spec that this status is about. -1: the operator has not seen it"
                + " yet.")
        @Default("-1")
        Long observedGeneration,
    @JsonPropertyDescription(
            "Pending, Suspended, Running, Complete and Failed, of which exactly one is True once"
                + " the operator has seen the training; then Ready, Reconciling and Stalled for"
                + " tools.")
        @Size(max = 16)
        List<Condition> conditions,
    @JsonPropertyDescription("When the run began, or was resumed after a suspension (RFC 3339).")
        @Size(max = 64)
        String startTime,
    @JsonPropertyDescription("When it was complete or failed (RFC 3339).") @Size(max = 64)
        String completionTime,
    @JsonPropertyDescription("Where the run stands.") TrainingProgress progress,
    @JsonPropertyDescription("The newest checkpoint.") TrainingCheckpoint lastCheckpoint,
    @JsonPropertyDescription("The best model so far.") ServedModel model,
    @JsonPropertyDescription("Restarts after failures and disruptions.") Integer restarts,
    @JsonPropertyDescription("Name of the newest pod that trains, for kubectl logs.")
        @Size(max = 253)
        String pod) {}
