package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * The training whose generator and critic a new one begins with (transfer learning): exactly one
 * store, and the newest intact checkpoint in it, unless another is asked for.
 *
 * @param volume The folder of that training in a persistent volume, path/namespace/name.
 * @param s3 The folder of that training in an object store.
 * @param checkpoint Iteration of the checkpoint to begin with. Absent: the newest intact one.
 * @param sha256 SHA-256 digest of a model that the training exported, instead of checkpoint: the
 *     checkpoint that it was exported from.
 */
@ValidationRule(
    value = "has(self.volume) != has(self.s3)",
    message = "set exactly one of volume and s3")
@ValidationRule(
    value = "!has(self.checkpoint) || !has(self.sha256)",
    message = "set at most one of checkpoint and sha256")
@ValidationRule(
    value =
        "!has(self.volume) || !has(self.volume.path) || !self.volume.path.matches('(?i)[.]onnx/?$')",
    message = Schema.NO_CRITIC,
    fieldPath = ".volume.path")
@ValidationRule(
    value = "!has(self.s3) || !has(self.s3.prefix) || !self.s3.prefix.matches('(?i)[.]onnx/?$')",
    message = Schema.NO_CRITIC,
    fieldPath = ".s3.prefix")
@ValidationRule(
    value =
        "!has(self.s3) || !has(self.s3.prefix) || !self.s3.prefix.matches('" + Schema.NO_KEY + "')",
    message = Schema.STORE_PREFIX,
    fieldPath = ".s3.prefix")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InitialModel(
    @JsonPropertyDescription(
            "The folder of that training in a persistent volume, path/namespace/name.")
        VolumeSource volume,
    @JsonPropertyDescription("The folder of that training in an object store.") S3Source s3,
    @JsonPropertyDescription(
            "Iteration of the checkpoint to begin with. Absent: the newest intact one.")
        @Min(0)
        @Max(10_000_000)
        Integer checkpoint,
    @JsonPropertyDescription(
            "SHA-256 digest of a model that the training exported, instead of checkpoint: the checkpoint that it was exported from.")
        @Pattern("^[0-9a-f]{64}$")
        @Size(max = 64)
        String sha256) {}
