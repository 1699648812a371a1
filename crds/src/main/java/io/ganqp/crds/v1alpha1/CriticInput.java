package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a critic scores. */
public enum CriticInput {
  /** One image at a time: T(x). */
  @JsonProperty("Image")
  IMAGE,
  /** A real and a generated image together: T(x_r, x_f). */
  @JsonProperty("Pair")
  PAIR
}
