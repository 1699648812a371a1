package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * What the critic sees, and what holds it to a Lipschitz constant. GAN-QP needs none of it.
 *
 * @param input What the critic scores: Image, T(x), or Pair, T(x_r, x_f).
 * @param normalization Normalisation of the critic's features: BatchNorm or None. Absent:
 *     BatchNorm; with spectralNorm or a penalty None.
 * @param spectralNorm Whether each weight of the critic is divided by its greatest singular value.
 * @param weightClipping Bound of each of the critic's weights, after every step; the WGAN's paper
 *     has 0.01. Absent: none.
 * @param penalty Penalty on the norm of the critic's gradient. Absent: none.
 */
@ValidationRule(
    value = "!has(self.penalty) || !has(self.normalization) || self.normalization == 'None'",
    message =
        "a penalty is on the gradient at each image alone, and batch norm makes scores depend on all of them: set it to None, or leave it out",
    fieldPath = ".normalization")
@ValidationRule(
    value = "self.input == 'Image' || !has(self.penalty)",
    message = "penalties are defined for critics of one image: leave it out, or set input to Image",
    fieldPath = ".penalty")
@ValidationRule(
    value = "!has(self.weightClipping) || !self.spectralNorm",
    message =
        "spectralNorm divides the weights by their norm, so that clipping them bounds nothing: use one of the two",
    fieldPath = ".weightClipping")
@ValidationRule(
    value = "!has(self.weightClipping) || !has(self.penalty)",
    message = "weightClipping and penalty are two ways to one Lipschitz constant: use one of them",
    fieldPath = ".weightClipping")
@ValidationRule(
    value =
        "self.input == oldSelf.input && self.spectralNorm == oldSelf.spectralNorm"
            + " && (has(self.normalization) ? self.normalization : (has(self.penalty) || self.spectralNorm ? 'None' : 'BatchNorm')) == (has(oldSelf.normalization) ? oldSelf.normalization : (has(oldSelf.penalty) || oldSelf.spectralNorm ? 'None' : 'BatchNorm'))"
            + " && has(self.weightClipping) == has(oldSelf.weightClipping) && (!has(self.weightClipping) || self.weightClipping == oldSelf.weightClipping)"
            + " && has(self.penalty) == has(oldSelf.penalty) && (!has(self.penalty) || self.penalty == oldSelf.penalty)",
    message = "the critic of a training cannot change: create another GanQpTraining instead")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CriticSpec(
    @JsonPropertyDescription("What the critic scores: Image, T(x), or Pair, T(x_r, x_f).")
        @Default("Image")
        CriticInput input,
    @JsonPropertyDescription(
            "Normalisation of the critic's features: BatchNorm or None. Absent: BatchNorm; with spectralNorm or a penalty None.")
        Normalization normalization,
    @JsonPropertyDescription(
            "Whether each weight of the critic is divided by its greatest singular value.")
        @Default("false")
        boolean spectralNorm,
    @JsonPropertyDescription(
            "Bound of each of the critic's weights, after every step; the WGAN's paper has 0.01. Absent: none.")
        @Min(value = 0, inclusive = false)
        @Max(1000)
        Double weightClipping,
    @JsonPropertyDescription("Penalty on the norm of the critic's gradient. Absent: none.")
        PenaltySpec penalty) {}
