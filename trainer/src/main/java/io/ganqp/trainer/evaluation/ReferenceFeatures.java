package io.ganqp.trainer.evaluation;

import io.ganqp.trainer.evaluation.feature.Features;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Features, by one extractor, of the images that generated ones are compared with. The same images
 * may be in several places.
 *
 * @param real those whose distribution the generator should have
 * @param training those that it was trained on, if copies of them are looked for
 * @param heldOut those that it has never seen, if there are any
 */
public record ReferenceFeatures(
    Features real, Optional<Features> training, Optional<Features> heldOut) {

  /**
   * Takes the features as they are.
   *
   * @throws IllegalArgumentException if they are not of one dimension
   */
  public ReferenceFeatures {
    Stream.of(training, heldOut)
        .flatMap(Optional::stream)
        .filter(other -> other.dimension() != real.dimension())
        .findFirst()
        .ifPresent(
            other -> {
              throw new IllegalArgumentException(
                  "features of %d and of %d dimensions are not by one extractor"
                      .formatted(real.dimension(), other.dimension()));
            });
  }

  /** Real images alone. */
  public static ReferenceFeatures of(Features real) {
    return new ReferenceFeatures(real, Optional.empty(), Optional.empty());
  }
}
