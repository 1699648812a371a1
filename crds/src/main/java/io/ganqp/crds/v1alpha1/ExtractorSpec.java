package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * The network whose features of images are compared: exactly one. Any but the built-in one is a
 * folder with an ONNX file and its descriptor, extractor.yaml.
 *
 * @param builtin The built-in network.
 * @param volume A folder in a persistent volume.
 * @param s3 A folder in an object store.
 * @param configMap A ConfigMap, for networks of less than a megabyte.
 */
@ValidationRule(
    value =
        "(has(self.builtin) ? 1 : 0) + (has(self.volume) ? 1 : 0) + (has(self.s3) ? 1 : 0)"
            + " + (has(self.configMap) ? 1 : 0) == 1",
    message = "set exactly one of builtin, volume, s3 and configMap")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExtractorSpec(
    @JsonPropertyDescription("The built-in network.") BuiltinExtractor builtin,
    @JsonPropertyDescription("A folder in a persistent volume.") VolumeSource volume,
    @JsonPropertyDescription("A folder in an object store.") S3Source s3,
    @JsonPropertyDescription("A ConfigMap, for networks of less than a megabyte.")
        ConfigMapSource configMap) {}
