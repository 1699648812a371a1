package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * Generator and critic: the architecture of the reference implementation, adjustable in width.
 *
 * @param resolution Width and height of a face in pixels: 32, 64, 128, 256 or 512.
 * @param latentDimension Number of components of the latent vector z.
 * @param baseChannels Channels of the critic's first convolution; each further one doubles them.
 *     Absent: 64, at 512 px 32, as in the reference implementation.
 * @param maximumChannels Limit of that doubling. Absent: 2048, as in the reference implementation.
 * @param from The training whose networks, of the same architecture, this one begins with. Absent:
 *     random networks.
 */
@ValidationRule(
    value = "self.resolution in [32, 64, 128, 256, 512]",
    message = "use 32, 64, 128, 256 or 512",
    fieldPath = ".resolution")
@ValidationRule(
    value =
        "!has(self.baseChannels) || !has(self.maximumChannels) || self.baseChannels <= self.maximumChannels",
    message = "maximumChannels must not be less than baseChannels",
    fieldPath = ".maximumChannels")
@ValidationRule(
    value = "self == oldSelf",
    message =
        "the model of a training cannot change, its checkpoints would not fit: create another GanQpTraining instead")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelSpec(
    @JsonPropertyDescription("Width and height of a face in pixels: 32, 64, 128, 256 or 512.")
        @Default("128")
        int resolution,
    @JsonPropertyDescription("Number of components of the latent vector z.")
        @Default("128")
        @Min(1)
        @Max(2048)
        int latentDimension,
    @JsonPropertyDescription(
            "Channels of the critic's first convolution; each further one doubles them. Absent: 64, at 512 px 32, as in the reference implementation.")
        @Min(4)
        @Max(256)
        Integer baseChannels,
    @JsonPropertyDescription(
            "Limit of that doubling. Absent: 2048, as in the reference implementation.")
        @Min(4)
        @Max(4096)
        Integer maximumChannels,
    @JsonPropertyDescription(
            "The training whose networks, of the same architecture, this one begins with. Absent: random networks.")
        InitialModel from) {}
