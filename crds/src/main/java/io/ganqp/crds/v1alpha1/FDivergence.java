package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The f-divergences of arXiv 1606.00709, tables 1 and 2. */
public enum FDivergence {
  /** Kullback-Leibler. */
  @JsonProperty("KL")
  KL,
  /** Kullback-Leibler with the roles of the distributions exchanged. */
  @JsonProperty("ReverseKL")
  REVERSE_KL,
  /** Pearson's χ². */
  @JsonProperty("PearsonChi2")
  PEARSON_CHI2,
  /** Neyman's χ². */
  @JsonProperty("NeymanChi2")
  NEYMAN_CHI2,
  /** Squared Hellinger. */
  @JsonProperty("SquaredHellinger")
  SQUARED_HELLINGER,
  /** Jensen-Shannon. */
  @JsonProperty("JensenShannon")
  JENSEN_SHANNON,
  /** That of the original GAN. */
  @JsonProperty("GAN")
  GAN,
  /** Total variation. */
  @JsonProperty("TotalVariation")
  TOTAL_VARIATION
}
