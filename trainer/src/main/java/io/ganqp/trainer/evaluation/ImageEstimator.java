package io.ganqp.trainer.evaluation;

import java.util.List;

/** Computes metrics from the images themselves. */
public non-sealed interface ImageEstimator extends Estimator {

  /**
   * Begins a measurement.
   *
   * @param generated how many generated images will follow
   * @throws IllegalArgumentException if these can't be compared
   */
  Pass begin(ImageSet real, int generated);

  /** One measurement; the generated images come by in order. */
  interface Pass {

    /** Takes the next images. */
    void add(ImageSet images);

    /** What came out, when all have come by. */
    List<Measurement> finish();
  }
}
