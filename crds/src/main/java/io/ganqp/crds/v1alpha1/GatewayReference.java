package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * A Gateway of the Gateway API.
 *
 * @param name Name of the Gateway.
 * @param namespace Its namespace. Absent: that of the GanQpInference.
 * @param sectionName Listener of the Gateway. Absent: all that allow the route.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GatewayReference(
    @JsonPropertyDescription("Name of the Gateway.")
        @Required
        @Size(min = 1, max = 253)
        @Pattern(Schema.DNS_SUBDOMAIN)
        String name,
    @JsonPropertyDescription("Its namespace. Absent: that of the GanQpInference.")
        @Size(min = 1, max = 63)
        @Pattern(Schema.DNS_LABEL)
        String namespace,
    @JsonPropertyDescription("Listener of the Gateway. Absent: all that allow the route.")
        @Size(min = 1, max = 253)
        @Pattern(Schema.DNS_SUBDOMAIN)
        String sectionName) {}
