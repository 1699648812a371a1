package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which values of a metric are the better ones. */
public enum Direction {
  /** As of a distance. */
  @JsonProperty("Lower")
  LOWER,
  /** As of precision or coverage. */
  @JsonProperty("Higher")
  HIGHER
}
