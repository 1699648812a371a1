package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the best model is chosen by. */
public enum EvaluationMetric {
  /** The kernel distance of features (KID), unbiased for any number of images. */
  @JsonProperty("KernelDistance")
  KERNEL_DISTANCE,
  /** The Fréchet distance of features, for more images than features. */
  @JsonProperty("FrechetDistance")
  FRECHET_DISTANCE,
  /** The sliced Wasserstein distance of patches, which needs no network. */
  @JsonProperty("SlicedWasserstein")
  SLICED_WASSERSTEIN
}
