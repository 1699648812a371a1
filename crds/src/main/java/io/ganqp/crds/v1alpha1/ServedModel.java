package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/**
 * A generator in a store.
 *
 * @param uri Where the ONNX file is.
 * @param sha256 SHA-256 digest of the file, in hexadecimal.
 * @param version First 12 digits of the digest, for people.
 * @param metric Name of the metric that it was judged by.
 * @param direction Which values of that metric are the better ones.
 * @param value Value of that metric.
 * @param error Standard error of the value, where it is known.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServedModel(
    @JsonPropertyDescription("Where the ONNX file is.") @Size(max = 1024) String uri,
    @JsonPropertyDescription("SHA-256 digest of the file, in hexadecimal.") @Size(max = 64)
        String sha256,
    @JsonPropertyDescription("First 12 digits of the digest, for people.") @Size(max = 12)
        String version,
    @JsonPropertyDescription("Name of the metric that it was judged by.") @Size(max = 64)
        String metric,
    @JsonPropertyDescription("Which values of that metric are the better ones.")
        Direction direction,
    @JsonPropertyDescription("Value of that metric.") Double value,
    @JsonPropertyDescription("Standard error of the value, where it is known.") Double error) {}
