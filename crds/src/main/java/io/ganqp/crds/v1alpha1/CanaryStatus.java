package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/**
 * The latest candidate.
 *
 * @param phase How far it has come.
 * @param since When it got so far.
 * @param revision Digest of its pod template, for spec.canary.promote and reject.
 * @param percent Share of the HTTPRoute's requests that it gets now.
 * @param model Its model.
 * @param s3 How to reach the object store of that model.
 * @param trainingName Training that the model is of. Absent: it is a named file.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CanaryStatus(
    @JsonPropertyDescription("How far it has come.") CanaryPhase phase,
    @JsonPropertyDescription("When it got so far.") @Size(max = 64) String since,
    @JsonPropertyDescription("Digest of its pod template, for spec.canary.promote and reject.")
        @Size(max = 64)
        String revision,
    @JsonPropertyDescription("Share of the HTTPRoute's requests that it gets now.") Integer percent,
    @JsonPropertyDescription("Its model.") ServedModel model,
    @JsonPropertyDescription("How to reach the object store of that model.") S3Access s3,
    @JsonPropertyDescription("Training that the model is of. Absent: it is a named file.")
        @Size(max = 52)
        String trainingName) {}
