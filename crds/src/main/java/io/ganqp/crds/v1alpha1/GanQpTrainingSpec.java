package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;

/**
 * One training run: the configuration of the trainer, in a cluster and on a laptop alike.
 *
 * @param dataset The faces to learn from.
 * @param model Generator and critic.
 * @param objective What critic and generator optimise.
 * @param augmentation Random changes of the images that the critic sees, for small data sets.
 * @param optimizer Adam, for critic and generator alike.
 * @param training Length, batch and random numbers of the training.
 * @param evaluation Comparison of the generator with the held-out images.
 * @param checkpoint Saving of the whole state.
 * @param storage Where checkpoints, models, samples and metrics go.
 * @param trainer The pod that trains; a local run ignores it.
 * @param runPolicy Start, retries, deadline and clean-up; a local run ignores it.
 * @param serving Asks for a GanQpInference of the same name as soon as there is a model to serve.
 *     Absent: none.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GanQpTrainingSpec(
    @JsonPropertyDescription("The faces to learn from.") @Required DatasetSpec dataset,
    @JsonPropertyDescription("Generator and critic.") @Default("{}") ModelSpec model,
    @JsonPropertyDescription("What critic and generator optimise.") @Default("{}")
        ObjectiveSpec objective,
    @JsonPropertyDescription(
            "Random changes of the images that the critic sees, for small data sets.")
        @Default("{}")
        AugmentationSpec augmentation,
    @JsonPropertyDescription("Adam, for critic and generator alike.") @Default("{}")
        OptimizerSpec optimizer,
    @JsonPropertyDescription("Length, batch and random numbers of the training.") @Default("{}")
        TrainingLoopSpec training,
    @JsonPropertyDescription("Comparison of the generator with the held-out images.") @Default("{}")
        EvaluationSpec evaluation,
    @JsonPropertyDescription("Saving of the whole state.") @Default("{}") CheckpointSpec checkpoint,
    @JsonPropertyDescription("Where checkpoints, models, samples and metrics go.") @Required
        StorageSpec storage,
    @JsonPropertyDescription("The pod that trains; a local run ignores it.") @Default("{}")
        PodSettings trainer,
    @JsonPropertyDescription("Start, retries, deadline and clean-up; a local run ignores it.")
        @Default("{}")
        RunPolicy runPolicy,
    @JsonPropertyDescription(
            "Asks for a GanQpInference of the same name as soon as there is a model to serve. Absent: none.")
        ServingSpec serving) {}
