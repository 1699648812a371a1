package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a gradient moves the weights. */
public enum OptimizerAlgorithm {
  /** Adam, arXiv 1412.6980. */
  @JsonProperty("Adam")
  ADAM,
  /** RMSprop, as in the WGAN's own code. */
  @JsonProperty("RmsProp")
  RMS_PROP
}
