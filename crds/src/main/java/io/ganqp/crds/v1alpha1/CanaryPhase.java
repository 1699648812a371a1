package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a candidate has come. */
public enum CanaryPhase {
  /** It has no pods yet, as something has to come first. */
  @JsonProperty("Waiting")
  WAITING,
  /** Its pods start, or no Gateway has taken its share yet: they get no traffic. */
  @JsonProperty("Starting")
  STARTING,
  /** Its pods get their share of the traffic. */
  @JsonProperty("Serving")
  SERVING,
  /** The Deployment of the service is being moved to it. */
  @JsonProperty("Promoting")
  PROMOTING,
  /** It is what the service serves. */
  @JsonProperty("Promoted")
  PROMOTED,
  /** Its pods do not serve, or the Gateway rejects its share. */
  @JsonProperty("Failed")
  FAILED,
  /** It was taken back by a person, or is not what is asked for any more. */
  @JsonProperty("Withdrawn")
  WITHDRAWN
}
