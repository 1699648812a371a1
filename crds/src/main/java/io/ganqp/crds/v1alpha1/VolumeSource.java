package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * A place in a persistent volume. On a laptop, the folder that --volume maps the claim to.
 *
 * @param claimName Name of the PersistentVolumeClaim in the same namespace; in a local run, of the
 *     folder that --volume maps it to.
 * @param path Path inside the volume, relative to its root. Absent: the root.
 */
@ValidationRule(
    value = "!has(self.path) || !self.path.matches('^/|(^|/)[.][.](/|$)')",
    message = "path must stay inside the volume: remove the leading \"/\" and every \"..\"",
    fieldPath = ".path")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VolumeSource(
    @JsonPropertyDescription(
            "Name of the PersistentVolumeClaim in the same namespace; in a local run, of the folder that --volume maps it to.")
        @Required
        @Size(min = 1, max = 253)
        @Pattern(Schema.DNS_SUBDOMAIN)
        String claimName,
    @JsonPropertyDescription("Path inside the volume, relative to its root. Absent: the root.")
        @Size(max = 1024)
        String path) {}
