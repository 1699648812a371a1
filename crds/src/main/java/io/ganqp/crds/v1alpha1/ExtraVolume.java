package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * A volume that a pod gets besides those that it needs: exactly one source, mounted read-only.
 *
 * @param mountPath Folder of the container where it appears.
 * @param claimName Name of a PersistentVolumeClaim in the same namespace.
 * @param secretName Name of a Secret in the same namespace; its keys are files.
 * @param configMapName Name of a ConfigMap in the same namespace; its keys are files.
 */
@ValidationRule(
    value =
        "(has(self.claimName) ? 1 : 0) + (has(self.secretName) ? 1 : 0) + (has(self.configMapName) ? 1 : 0) == 1",
    message = "set exactly one of claimName, secretName and configMapName")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExtraVolume(
    @JsonPropertyDescription("Folder of the container where it appears.")
        @Required
        @Size(min = 2, max = 1024)
        @Pattern("^/[^:]+$")
        String mountPath,
    @JsonPropertyDescription("Name of a PersistentVolumeClaim in the same namespace.")
        @Size(min = 1, max = 253)
        @Pattern(Schema.DNS_SUBDOMAIN)
        String claimName,
    @JsonPropertyDescription("Name of a Secret in the same namespace; its keys are files.")
        @Size(min = 1, max = 253)
        @Pattern(Schema.DNS_SUBDOMAIN)
        String secretName,
    @JsonPropertyDescription("Name of a ConfigMap in the same namespace; its keys are files.")
        @Size(min = 1, max = 253)
        @Pattern(Schema.DNS_SUBDOMAIN)
        String configMapName) {}
