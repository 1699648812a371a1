package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The divergence between real and generated faces that the objective minimises. */
public enum Divergence {
  /** The quadratic potential of arXiv 1811.07296, equations (12) to (15). */
  @JsonProperty("GanQp")
  GAN_QP,
  /** The original GAN, arXiv 1406.2661: a Jensen-Shannon divergence. */
  @JsonProperty("Sgan")
  SGAN,
  /** The f-divergences of arXiv 1606.00709. */
  @JsonProperty("FGan")
  F_GAN,
  /** The Wasserstein distance, arXiv 1701.07875. */
  @JsonProperty("Wgan")
  WGAN,
  /** Least squares, arXiv 1611.04076. */
  @JsonProperty("Lsgan")
  LSGAN,
  /** The hinge loss, arXiv 1705.02894. */
  @JsonProperty("Hinge")
  HINGE,
  /** The relativistic paired GAN, arXiv 1807.00734. */
  @JsonProperty("RpGan")
  RP_GAN
}
