package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a penalty asks of the norm n of the critic's gradient. */
public enum PenaltyType {
  /** weight (n - 1)² between reals and fakes: WGAN-GP, arXiv 1704.00028. */
  @JsonProperty("GradientPenalty")
  GRADIENT_PENALTY,
  /** weight max(0, n - 1)² there: the same paper, section 4. */
  @JsonProperty("OneSidedGradientPenalty")
  ONE_SIDED_GRADIENT_PENALTY,
  /** weight n^power there: WGAN-div, arXiv 1712.01026. */
  @JsonProperty("WganDiv")
  WGAN_DIV,
  /** weight / 2 n^power at reals and fakes: the variant of the author of GAN-QP. */
  @JsonProperty("WganDivAtSamples")
  WGAN_DIV_AT_SAMPLES,
  /** weight / 2 n² at reals, arXiv 1801.04406. */
  @JsonProperty("R1")
  R1,
  /** weight / 2 n² at fakes, of the same paper. */
  @JsonProperty("R2")
  R2,
  /** Both, as in R3GAN, arXiv 2501.05441. */
  @JsonProperty("R1AndR2")
  R1_AND_R2
}
