package io.ganqp.trainer.evaluation.metric;

import io.ganqp.trainer.evaluation.feature.Features;

/** What a set of features must be before anything is computed of it. */
final class FiniteFeatures {

  private FiniteFeatures() {}

  /**
   * Refuses too few images, and values that are not finite, which would spread into every result.
   *
   * @param purpose what the images are wanted for, to begin the message with
   */
  static void require(Features features, int minimum, String purpose) {
    if (features.size() < minimum) {
      throw new IllegalArgumentException(
          "%s needs at least %d images, not %d".formatted(purpose, minimum, features.size()));
    }
    float[] values = features.values();
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "%s needs finite features: feature %d of image %d is %s"
                .formatted(purpose, i % features.dimension(), i / features.dimension(), values[i]));
      }
    }
  }
}
