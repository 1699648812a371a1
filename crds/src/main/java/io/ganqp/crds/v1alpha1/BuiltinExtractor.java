package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * InceptionV3 up to its layer mixed5, 768 features of an image; nothing to download. Figures on it
 * are comparable with each other, but not with those on other networks.
 *
 * @param resolution Rows and columns that an image is resized to: 150, or 299 at five times the
 *     cost.
 */
@ValidationRule(
    value = "self.resolution in [150, 299]",
    message = "the built-in extractor takes images of 150 or 299 pixels: set one of them",
    fieldPath = ".resolution")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BuiltinExtractor(
    @JsonPropertyDescription(
            "Rows and columns that an image is resized to: 150, or 299 at five times the cost.")
        @Default("150")
        int resolution) {}
