package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * Where checkpoints, models, samples and metrics go, under <namespace>/<name>/: exactly one store.
 *
 * @param volume A persistent volume.
 * @param s3 An object store.
 */
@ValidationRule(
    value = "has(self.volume) != has(self.s3)",
    message = "set exactly one of volume and s3")
@ValidationRule(
    value =
        "!has(self.s3) || !has(self.s3.prefix) || !self.s3.prefix.matches('" + Schema.NO_KEY + "')",
    message = Schema.STORE_PREFIX,
    fieldPath = ".s3.prefix")
@ValidationRule(
    value = "self == oldSelf",
    message =
        "the storage of a training cannot change, its checkpoints are there: create another GanQpTraining instead")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StorageSpec(
    @JsonPropertyDescription("A persistent volume.") VolumeSource volume,
    @JsonPropertyDescription("An object store.") S3Source s3) {}
