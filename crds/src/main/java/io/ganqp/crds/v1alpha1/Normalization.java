package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What normalises the features between the critic's layers. */
public enum Normalization {
  /** Batch normalisation, arXiv 1502.03167. */
  @JsonProperty("BatchNorm")
  BATCH_NORM,
  /** Nothing. */
  @JsonProperty("None")
  NONE
}
