package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * One training run: the configuration of the trainer, in a cluster and on a laptop alike.
 *
 * @param dataset The faces to learn from.
 * @param model Generator and critic.
 * @param objective What critic and generator optimise.
 * @param critic What the critic sees, and what holds it to a Lipschitz constant.
 * @param augmentation Random changes of the images that the critic sees, for small data sets.
 * @param optimizer The optimizer of critic and generator.
 * @param training Length, batch and random numbers of the training.
 * @param evaluation Comparison of the generator with the held-out images.
 * @param checkpoint Checkpoints of the whole training state.
 * @param storage Where checkpoints, models, samples and metrics go.
 * @param trainer The pod that trains; a local run ignores it.
 * @param runPolicy Start, retries, deadline and clean-up; a local run ignores it.
 * @param serving Asks for a GanQpInference of the same name as soon as there is a model to serve.
 *     Absent: none.
 */
@ValidationRule(
    value =
        "self.objective.divergence != 'Wgan' || (self.critic.spectralNorm && (!has(self.critic.normalization) || self.critic.normalization == 'None')) || has(self.critic.weightClipping) || has(self.critic.penalty)",
    message =
        "Wgan has no optimum without a Lipschitz constraint: set weightClipping, penalty, or spectralNorm without batch norm",
    fieldPath = ".critic")
@ValidationRule(
    value = "self.objective.divergence == 'GanQp' || self.critic.input == 'Image'",
    message = "only GanQp is defined for a critic of pairs: set input to Image",
    fieldPath = ".critic")
@ValidationRule(
    value =
        "self.objective.divergence == 'Wgan' || !has(self.critic.penalty) || !(self.critic.penalty.type in ['WganDiv', 'WganDivAtSamples'])",
    message =
        "WGAN-div is a divergence of its own, with Wgan's loss: set divergence to Wgan, or another penalty",
    fieldPath = ".critic")
@ValidationRule(
    value =
        "self.objective.divergence != 'GanQp' || !has(self.critic.penalty) || !(self.critic.penalty.type in ['GradientPenalty', 'OneSidedGradientPenalty'])",
    message =
        "a gradient penalty asks for a slope of 1, and the critic of GanQp has one of lambda: leave it out",
    fieldPath = ".critic")
@ValidationRule(
    value = "self.objective.divergence == 'Wgan' || !has(self.critic.weightClipping)",
    message =
        "weightClipping is the Lipschitz constraint of Wgan's paper; the others have none to keep: leave it out",
    fieldPath = ".critic")
@ValidationRule(
    value =
        "!has(self.critic.weightClipping) || has(self.optimizer.algorithm) || (!has(self.optimizer.beta1) && (!has(self.optimizer.critic) || !has(self.optimizer.critic.beta1)) && (!has(self.optimizer.generator) || !has(self.optimizer.generator.beta1)))",
    message =
        "with weightClipping the algorithm is RmsProp, as in its paper, which has no first moment: leave beta1 out, or set algorithm to Adam",
    fieldPath = ".optimizer")
@ValidationRule(
    value =
        "self.objective.divergence == 'GanQp' || (has(self.optimizer.learningRate) == has(oldSelf.optimizer.learningRate) && has(self.optimizer.beta1) == has(oldSelf.optimizer.beta1) && has(self.optimizer.beta2) == has(oldSelf.optimizer.beta2))",
    message = "the optimizer of a training cannot change: create another GanQpTraining instead",
    fieldPath = ".optimizer")
@ValidationRule(
    value =
        "self.objective.divergence == 'GanQp' || has(self.training.criticSteps) == has(oldSelf.training.criticSteps)",
    message = "criticSteps of a training cannot change: create another GanQpTraining instead",
    fieldPath = ".training")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GanQpTrainingSpec(
    @JsonPropertyDescription("The faces to learn from.") @Required DatasetSpec dataset,
    @JsonPropertyDescription("Generator and critic.") @Default("{}") ModelSpec model,
    @JsonPropertyDescription("What critic and generator optimise.") @Default("{}")
        ObjectiveSpec objective,
    @JsonPropertyDescription("What the critic sees, and what holds it to a Lipschitz constant.")
        @Default("{}")
        CriticSpec critic,
    @JsonPropertyDescription(
            "Random changes of the images that the critic sees, for small data sets.")
        @Default("{}")
        AugmentationSpec augmentation,
    @JsonPropertyDescription("The optimizer of critic and generator.") @Default("{}")
        OptimizerSpec optimizer,
    @JsonPropertyDescription("Length, batch and random numbers of the training.") @Default("{}")
        TrainingLoopSpec training,
    @JsonPropertyDescription("Comparison of the generator with the held-out images.") @Default("{}")
        EvaluationSpec evaluation,
    @JsonPropertyDescription("Checkpoints of the whole training state.") @Default("{}")
        CheckpointSpec checkpoint,
    @JsonPropertyDescription("Where checkpoints, models, samples and metrics go.") @Required
        StorageSpec storage,
    @JsonPropertyDescription("The pod that trains; a local run ignores it.") @Default("{}")
        PodSettings trainer,
    @JsonPropertyDescription("Start, retries, deadline and clean-up; a local run ignores it.")
        @Default("{}")
        RunPolicy runPolicy,
    @JsonPropertyDescription(
            "Creates a GanQpInference of the same name once there is a model to serve. Absent: none.")
        ServingSpec serving) {}
