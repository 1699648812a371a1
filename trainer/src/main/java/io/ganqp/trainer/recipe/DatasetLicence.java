package io.ganqp.trainer.recipe;

import io.ganqp.crds.v1alpha1.DatasetSpec;

/** Under which licence the images of a data set are. */
public final class DatasetLicence {

  private DatasetLicence() {}

  /** What is known of it; null where nobody stated one. */
  public static String of(DatasetSpec dataset) {
    return dataset.licence() == null && dataset.builtin() != null
        ? "Apache-2.0 (images drawn by GAN-QP)"
        : dataset.licence();
  }
}
