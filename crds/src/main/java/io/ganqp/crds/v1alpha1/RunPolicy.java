package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Nullable;

/**
 * When a run starts, is given up, and is cleaned up.
 *
 * @param suspend Whether to stop after a checkpoint and stay stopped until this is false again.
 * @param backoffLimit Failures, each followed by a restart from the last checkpoint, before the
 *     training counts as failed. Preemptions and drains do not count; evictions for storage or
 *     memory do.
 * @param startDeadlineSeconds Seconds that the run may wait for a node, a queue or an image before
 *     its trainer first runs. Absent or null: no limit.
 * @param activeDeadlineSeconds Seconds that the run may take, restarts and waiting for a queue or a
 *     node included, counted anew when it is resumed after a suspension. Absent or null: no limit.
 * @param ttlSecondsAfterFinished Seconds after which a finished training is deleted; its store
 *     remains. Absent or null: never.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunPolicy(
    @JsonPropertyDescription(
            "Whether to stop after a checkpoint and stay stopped until this is false again.")
        @Default("false")
        boolean suspend,
    @JsonPropertyDescription(
            "Failures, each followed by a restart from the last checkpoint, before the training counts as failed. Preemptions and drains do not count; evictions for storage or memory do.")
        @Default("3")
        @Min(0)
        @Max(1000)
        int backoffLimit,
    @JsonPropertyDescription(
            "Seconds that the run may wait for a node, a queue or an image before its trainer first runs. Absent or null: no limit.")
        @Nullable
        @Min(1)
        @Max(315_360_000)
        Long startDeadlineSeconds,
    @JsonPropertyDescription(
            "Seconds that the run may take, restarts and waiting for a queue or a node included, counted anew when it is resumed after a suspension. Absent or null: no limit.")
        @Nullable
        @Min(1)
        @Max(315_360_000)
        Long activeDeadlineSeconds,
    @JsonPropertyDescription(
            "Seconds after which a finished training is deleted; its store remains. Absent or null: never.")
        @Nullable
        @Min(0)
        @Max(315_360_000)
        Long ttlSecondsAfterFinished) {}
