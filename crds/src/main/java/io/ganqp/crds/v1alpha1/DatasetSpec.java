package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * The faces to learn from: exactly one source, and how its images become training examples.
 *
 * @param builtin Cartoon faces drawn by the trainer itself; nothing to download.
 * @param volume A folder of images, a .zip or a .tar (.gz, .bz2, .xz) in a persistent volume.
 * @param s3 A folder of images, or such an archive, in an object store.
 * @param crop How an image becomes square: Center takes the largest centred square, None squashes
 *     the whole image.
 * @param mirror Whether half of the images, chosen at random each time, are mirrored left to right.
 * @param holdoutFraction Part of the images that is never trained on and serves evaluation only.
 * @param holdoutBy What is held out as a whole, so that images of one person or scene are not on
 *     both sides: each Image by itself, a Folder, images that share a Prefix (names without the
 *     number at their end), or a Block of images that follow each other by name.
 * @param maximumRejectedFraction Part of the files that may be unreadable before the training fails
 *     with their list.
 * @param licence Licence of the images, such as CC-BY-4.0, in as many words as it takes. Changes
 *     nothing but what pages about the training and its models say of their data.
 */
@ValidationRule(
    value =
        "(has(self.builtin) ? 1 : 0) + (has(self.volume) ? 1 : 0) + (has(self.s3) ? 1 : 0) == 1",
    message = "set exactly one of builtin, volume and s3")
@ValidationRule(
    value = "self == oldSelf",
    message = "the dataset of a training cannot change: create another GanQpTraining instead")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetSpec(
    @JsonPropertyDescription("Cartoon faces drawn by the trainer itself; nothing to download.")
        BuiltinDataset builtin,
    @JsonPropertyDescription(
            "A folder of images, a .zip or a .tar (.gz, .bz2, .xz) in a persistent volume.")
        VolumeSource volume,
    @JsonPropertyDescription("A folder of images, or such an archive, in an object store.")
        S3Source s3,
    @JsonPropertyDescription(
            "How an image becomes square: Center takes the largest centred square, None squashes the whole image.")
        @Default("Center")
        Crop crop,
    @JsonPropertyDescription(
            "Whether half of the images, chosen at random each time, are mirrored left to right.")
        @Default("true")
        boolean mirror,
    @JsonPropertyDescription(
            "Part of the images that is never trained on and serves evaluation only.")
        @Default("0.1")
        @Min(0)
        @Max(0.5)
        double holdoutFraction,
    @JsonPropertyDescription(
            "What is held out as a whole, so that images of one person or scene are not on both"
                + " sides: each Image by itself, a Folder, images that share a Prefix (names"
                + " without the number at their end), or a Block of images that follow each other"
                + " by name.")
        @Default("Image")
        HoldoutBy holdoutBy,
    @JsonPropertyDescription(
            "Part of the files that may be unreadable before the training fails with their list.")
        @Default("0.05")
        @Min(0)
        @Max(1)
        double maximumRejectedFraction,
    @JsonPropertyDescription(
            "Licence of the images, such as CC-BY-4.0, in as many words as it takes. Changes nothing"
                + " but what pages about the training and its models say of their data.")
        @Size(min = 1, max = 512)
        String licence) {}
