package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a photograph that is not square becomes square. */
public enum Crop {
  /** The largest centred square. */
  @JsonProperty("Center")
  CENTER,
  /** The whole picture, squashed to a square as the reference implementation does. */
  @JsonProperty("None")
  NONE
}
