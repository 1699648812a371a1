package io.ganqp.trainer.evaluation;

import io.ganqp.contract.metric.Direction;
import java.util.Set;

/**
 * What is known of a metric before anything is measured.
 *
 * @param name what its values are reported under; of a metric by features it names their extractor,
 *     since values by different ones can't be compared
 * @param direction which values are better
 * @param needs what it is computed from, beside the generated images
 * @param minimumReals fewest real images for a meaningful value
 */
public record Metric(String name, Direction direction, Set<Need> needs, int minimumReals) {

  /** What a metric is computed from. */
  public enum Need {
    /** The real images themselves. */
    IMAGES,
    /** Features of the real images. */
    FEATURES,
    /** Features of the images that the generator was trained on. */
    TRAINING_FEATURES,
    /** Features of images that were held out from training. */
    HELD_OUT_FEATURES
  }

  /** Whether it compares features of images, so that values depend on what gives those. */
  public boolean byFeatures() {
    return !needs.contains(Need.IMAGES);
  }

  /** Copies the set. */
  public Metric {
    needs = Set.copyOf(needs);
  }
}
