package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/**
 * What the operator rolled out last. It stays out of a Deployment that somebody has taken back to
 * an earlier revision until it has something else to roll out.
 *
 * @param revision Digest of the pod template, as in the pods' annotation ganqp.io/revision.
 * @param model The model in it; served on when its training is gone.
 * @param s3 How to reach the object store of that model.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RolloutStatus(
    @JsonPropertyDescription(
            "Digest of the pod template, as in the pods' annotation ganqp.io/revision.")
        @Size(max = 64)
        String revision,
    @JsonPropertyDescription("The model in it; served on when its training is gone.")
        ServedModel model,
    @JsonPropertyDescription("How to reach the object store of that model.") S3Access s3) {}
