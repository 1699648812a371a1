package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/**
 * Differentiable augmentation (DiffAugment, arXiv 2006.10738): the critic sees real and generated
 * images at random changed in the same ways, so that it can't learn a small data set by heart.
 *
 * @param mode When images are augmented: Automatic where 10,000 images or fewer are trained on,
 *     each of them 100 times or more; Always; or Never.
 * @param policy How they are changed: Color (brightness, saturation, contrast), Translation (by up
 *     to an eighth of the side) and Cutout (of a square of half the side).
 */
@ValidationRule(
    value = "self.policy.size() > 0",
    message = "name at least one of Color, Translation and Cutout, or set mode to Never",
    fieldPath = ".policy")
@ValidationRule(
    value = "self.policy.all(kind, self.policy.exists_one(other, other == kind))",
    message = "name each of Color, Translation and Cutout once at most",
    fieldPath = ".policy")
@ValidationRule(
    value = "self == oldSelf",
    message = "the augmentation of a training cannot change: create another GanQpTraining instead")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AugmentationSpec(
    @JsonPropertyDescription(
            "When images are augmented: Automatic where 10,000 images or fewer are trained on, each of them 100 times or more; Always; or Never.")
        @Default("Automatic")
        AugmentationMode mode,
    @JsonPropertyDescription(
            "How they are changed: Color (brightness, saturation, contrast), Translation (by up to an eighth of the side) and Cutout (of a square of half the side).")
        @Default("[\"Color\", \"Translation\"]")
        @Size(max = 3)
        List<AugmentationKind> policy) {}
