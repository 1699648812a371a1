package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.Map;

/**
 * An Ingress in front of the Service.
 *
 * @param host Host name that clients use.
 * @param className Ingress class. Absent: the cluster's default one.
 * @param tlsSecretName Secret of type kubernetes.io/tls with the host's certificate. Absent: plain
 *     HTTP.
 * @param annotations Annotations of the Ingress, for example for cert-manager.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IngressSpec(
    @JsonPropertyDescription("Host name that clients use.")
        @Required
        @Size(min = 1, max = 253)
        @Pattern(Schema.DNS_SUBDOMAIN)
        String host,
    @JsonPropertyDescription("Ingress class. Absent: the cluster's default one.")
        @Size(min = 1, max = 253)
        @Pattern(Schema.DNS_SUBDOMAIN)
        String className,
    @JsonPropertyDescription(
            "Secret of type kubernetes.io/tls with the host's certificate. Absent: plain HTTP.")
        @Size(min = 1, max = 253)
        @Pattern(Schema.DNS_SUBDOMAIN)
        String tlsSecretName,
    @JsonPropertyDescription("Annotations of the Ingress, for example for cert-manager.")
        @Size(max = 64)
        Map<String, String> annotations) {}
