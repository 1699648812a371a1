package io.ganqp.trainer.cli;

import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.judging.RealImages;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which images of a data set generated ones are compared with. */
final class ComparedParts {

  /** Parts of a data set, as users write them. */
  enum Part {
    HOLDOUT(RealImages.Part.HELD_OUT),
    TRAINING(RealImages.Part.TRAINING),
    ALL(RealImages.Part.ALL);

    private final RealImages.Part images;

    Part(RealImages.Part images) {
      this.images = images;
    }
  }

  @Option(
      names = "--against",
      paramLabel = "PART",
      split = ",",
      description =
          "Which images of the data set are the real ones: holdout, training or all, or several of"
              + " them with commas between. Default: as in a training, those held out, or those"
              + " trained on where none are.")
  private Set<Part> parts = new LinkedHashSet<>();

  /** How many are asked for; 0 for the default. */
  int count() {
    return parts.size();
  }

  /**
   * Those asked for, in their order.
   *
   * @throws InvalidOptionException if there are no such images
   */
  List<RealImages.Part> of(PackedDataset dataset) {
    if (parts.contains(Part.HOLDOUT) && dataset.holdoutImages() == 0) {
      throw new InvalidOptionException(
          "--against holdout: no image of the %d is held out by spec.dataset.holdoutFraction %s: raise it, or compare with training or all"
              .formatted(dataset.images().size(), dataset.options().holdoutFraction()));
    }
    return parts.isEmpty()
        ? List.of(RealImages.Part.comparedWith(dataset))
        : parts.stream().map(part -> part.images).toList();
  }
}
