package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A random change of images, in the order in which DiffAugment makes them. */
public enum AugmentationKind {
  /** Brightness, saturation and contrast. */
  @JsonProperty("Color")
  COLOR,
  /** A shift by up to an eighth of the side; what comes in is grey. */
  @JsonProperty("Translation")
  TRANSLATION,
  /** A grey square of half the side. */
  @JsonProperty("Cutout")
  CUTOUT
}
