package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** When the node pulls the image. */
public enum ImagePullPolicy {
  /** Before each start. */
  @JsonProperty("Always")
  ALWAYS,
  /** When the node does not have it. */
  @JsonProperty("IfNotPresent")
  IF_NOT_PRESENT,
  /** Never: the image must be on the node. */
  @JsonProperty("Never")
  NEVER
}
