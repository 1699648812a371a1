package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The divergence between real and generated faces that the objective minimises. */
public enum Divergence {
  /** The quadratic potential of arXiv 1811.07296, equations (12) to (15). */
  @JsonProperty("GanQp")
  GAN_QP
}
