package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * Files in a ConfigMap. On a laptop, the folder that --config-map maps it to.
 *
 * @param name Name of the ConfigMap in the same namespace; in a local run, of the folder that
 *     --config-map maps it to.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConfigMapSource(
    @JsonPropertyDescription(
            "Name of the ConfigMap in the same namespace; in a local run, of the folder that --config-map maps it to.")
        @Required
        @Size(min = 1, max = 253)
        @Pattern(Schema.DNS_SUBDOMAIN)
        String name) {}
