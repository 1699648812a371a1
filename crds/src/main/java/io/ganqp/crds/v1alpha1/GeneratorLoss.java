package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The two losses of a generator whose divergence saturates. */
public enum GeneratorLoss {
  /** The critic's own objective: its gradient vanishes where the critic is sure. */
  @JsonProperty("Saturating")
  SATURATING,
  /** The alternative of arXiv 1406.2661, section 3, whose gradient stays. */
  @JsonProperty("NonSaturating")
  NON_SATURATING
}
