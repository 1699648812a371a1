package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The distance d(x_r, x_f) between a real and a generated image. */
public enum Distance {
  /** Mean absolute difference. */
  @JsonProperty("L1")
  L1,
  /** Root of the mean squared difference. */
  @JsonProperty("L2")
  L2
}
