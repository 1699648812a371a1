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
 * @param metric Name of the distance, for example swd: sliced Wasserstein distance.
 * @param distance Distance to the held-out images; lower is better.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServedModel(
    @JsonPropertyDescription("Where the ONNX file is.") @Size(max = 1024) String uri,
    @JsonPropertyDescription("SHA-256 digest of the file, in hexadecimal.") @Size(max = 64)
        String sha256,
    @JsonPropertyDescription("First 12 digits of the digest, for people.") @Size(max = 12)
        String version,
    @JsonPropertyDescription("Name of the distance, for example swd: sliced Wasserstein distance.")
        @Size(max = 64)
        String metric,
    @JsonPropertyDescription("Distance to the held-out images; lower is better.")
        Double distance) {}
