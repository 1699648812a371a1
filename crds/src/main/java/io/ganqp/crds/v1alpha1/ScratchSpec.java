package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;

/**
 * The folders of a pod that go with it.
 *
 * @param cacheSize Most that /cache may hold: packed images of a trainer, the model of a service.
 *     Absent: what the limit of ephemeral-storage leaves.
 * @param temporarySize Most that /tmp may hold. Absent: the same.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScratchSpec(
    @JsonPropertyDescription(
            "Most that /cache may hold: packed images of a trainer, the model of a service. Absent:"
                + " what the limit of ephemeral-storage leaves.")
        @Size(max = 32)
        @Pattern(Schema.BYTES)
        String cacheSize,
    @JsonPropertyDescription("Most that /tmp may hold. Absent: the same.")
        @Size(max = 32)
        @Pattern(Schema.BYTES)
        String temporarySize) {}
