package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * An HTTPRoute of the Gateway API to the Service.
 *
 * @param host Host name that clients use. Absent: every host of the gateway's listener.
 * @param gateway Gateway that the route belongs to.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HttpRouteSpec(
    @JsonPropertyDescription(
            "Host name that clients use. Absent: every host of the gateway's listener.")
        @Size(min = 1, max = 253)
        @Pattern(Schema.DNS_SUBDOMAIN)
        String host,
    @JsonPropertyDescription("Gateway that the route belongs to.") @Required
        GatewayReference gateway) {}
