package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** When images are augmented. */
public enum AugmentationMode {
  /** Where few images are trained on, and each of them is seen many times. */
  @JsonProperty("Automatic")
  AUTOMATIC,
  /** However many images there are. */
  @JsonProperty("Always")
  ALWAYS,
  /** However few images there are. */
  @JsonProperty("Never")
  NEVER
}
