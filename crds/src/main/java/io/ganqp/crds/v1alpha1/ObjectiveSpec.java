package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * What critic and generator optimise. Each divergence has fields of its own.
 *
 * @param divergence Divergence between the real and the generated distribution.
 * @param distance GanQp: distance d(x_r, x_f) that scales the potential: L1 is the mean absolute
 *     difference, L2 the root of the mean squared difference. Absent: L1.
 * @param lambda GanQp: weight of the distance in the potential; it only scales the divergence.
 *     Absent: 10.
 * @param power GanQp: power of ΔT in the potential: 2, 4 or 6. Absent: 2.
 * @param fDivergence FGan: which f-divergence.
 * @param generatorLoss Sgan, FGan and RpGan: which of the generator's two losses. Absent:
 *     NonSaturating.
 */
@ValidationRule(
    value = "self.divergence == 'GanQp' || !has(self.lambda)",
    message = "only the potential of GanQp has a lambda: leave it out",
    fieldPath = ".lambda")
@ValidationRule(
    value = "self.divergence == 'GanQp' || !has(self.distance)",
    message = "only GanQp measures the distance of images: leave it out",
    fieldPath = ".distance")
@ValidationRule(
    value = "self.divergence == 'GanQp' || !has(self.power)",
    message = "only the potential of GanQp has a power: leave it out",
    fieldPath = ".power")
@ValidationRule(
    value = "!has(self.power) || self.power in [2, 4, 6]",
    message = "use 2, 4 or 6: with an odd power the potential has no maximum",
    fieldPath = ".power")
@ValidationRule(
    value = "self.divergence != 'FGan' || has(self.fDivergence)",
    message =
        "FGan needs a divergence f: set it to KL, ReverseKL, PearsonChi2, NeymanChi2, SquaredHellinger, JensenShannon, GAN or TotalVariation",
    fieldPath = ".fDivergence")
@ValidationRule(
    value = "self.divergence == 'FGan' || !has(self.fDivergence)",
    message = "only FGan chooses among the f-divergences: leave it out, or set divergence to FGan",
    fieldPath = ".fDivergence")
@ValidationRule(
    value = "self.divergence in ['Sgan', 'FGan', 'RpGan'] || !has(self.generatorLoss)",
    message = "only Sgan, FGan and RpGan have two losses for the generator: leave it out",
    fieldPath = ".generatorLoss")
@ValidationRule(
    value =
        "self.divergence == oldSelf.divergence"
            + " && (has(self.distance) ? self.distance : 'L1') == (has(oldSelf.distance) ? oldSelf.distance : 'L1')"
            + " && (has(self.lambda) ? self.lambda : 10.0) == (has(oldSelf.lambda) ? oldSelf.lambda : 10.0)"
            + " && (has(self.power) ? self.power : 2) == (has(oldSelf.power) ? oldSelf.power : 2)"
            + " && (has(self.fDivergence) ? self.fDivergence : '') == (has(oldSelf.fDivergence) ? oldSelf.fDivergence : '')"
            + " && (has(self.generatorLoss) ? self.generatorLoss : 'NonSaturating') == (has(oldSelf.generatorLoss) ? oldSelf.generatorLoss : 'NonSaturating')",
    message = "the objective of a training cannot change: create another GanQpTraining instead")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObjectiveSpec(
    @JsonPropertyDescription("Divergence between the real and the generated distribution.")
        @Default("GanQp")
        Divergence divergence,
    @JsonPropertyDescription(
            "GanQp: distance d(x_r, x_f) that scales the potential: L1 is the mean absolute difference, L2 the root of the mean squared difference. Absent: L1.")
        Distance distance,
    @JsonPropertyDescription(
            "GanQp: weight of the distance in the potential; it only scales the divergence. Absent: 10.")
        @Min(value = 0, inclusive = false)
        @Max(1_000_000)
        Double lambda,
    @JsonPropertyDescription("GanQp: power of ΔT in the potential: 2, 4 or 6. Absent: 2.")
        Integer power,
    @JsonPropertyDescription("FGan: which f-divergence.") FDivergence fDivergence,
    @JsonPropertyDescription(
            "Sgan, FGan and RpGan: which of the generator's two losses. Absent: NonSaturating.")
        GeneratorLoss generatorLoss) {}
