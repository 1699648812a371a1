package io.ganqp.trainer.judging;

import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.evaluation.ImageSet;
import java.util.Objects;

/**
 * Images of a data set, never mirrored. Where they are not all of their part they are spread evenly
 * over it: data sets are sorted, by person or by class.
 *
 * @param part which of them
 * @param size how many
 */
public record RealImages(PackedDataset dataset, Part part, int size) implements ImageSet {

  /** A part of a data set. */
  public enum Part {
    /** Images that were held out from training. */
    HELD_OUT("held out", "held-out ones"),
    /** Images that are trained on. */
    TRAINING("trained on", "trained on"),
    /** All images, those trained on first. */
    ALL("all, trained on before held out", "real ones");

    private final String words;
    private final String people;

    Part(String words, String people) {
      this.words = words;
      this.people = people;
    }

    /** The part that models are compared with: held-out images, where there are any. */
    public static Part comparedWith(PackedDataset dataset) {
      return dataset.holdoutImages() > 0 ? HELD_OUT : TRAINING;
    }
  }

  /** The held-out images, or those trained on where none are held out; at most {@code maximum}. */
  public static RealImages of(PackedDataset dataset, int maximum) {
    return of(dataset, Part.comparedWith(dataset), maximum);
  }

  /** Images of a part, at most {@code maximum}. */
  public static RealImages of(PackedDataset dataset, Part part, int maximum) {
    return new RealImages(dataset, part, Math.min(available(dataset, part), maximum));
  }

  private static int available(PackedDataset dataset, Part part) {
    return switch (part) {
      case HELD_OUT -> dataset.holdoutImages();
      case TRAINING -> dataset.trainingImages();
      case ALL -> dataset.trainingImages() + dataset.holdoutImages();
    };
  }

  /** Held-out images, at most {@code maximum}. */
  public static RealImages heldOut(PackedDataset dataset, int maximum) {
    return of(dataset, Part.HELD_OUT, maximum);
  }

  /** Images that are trained on, at most {@code maximum}. */
  public static RealImages training(PackedDataset dataset, int maximum) {
    return of(dataset, Part.TRAINING, maximum);
  }

  @Override
  public int resolution() {
    return dataset.options().resolution();
  }

  @Override
  public void copy(int index, float[] target) {
    int chosen = (int) ((long) Objects.checkIndex(index, size) * available(dataset, part) / size);
    int trained = part == Part.HELD_OUT ? 0 : dataset.trainingImages();
    if (chosen < trained) {
      dataset.training(chosen, false, target, 0);
    } else {
      dataset.holdout(chosen - trained, target, 0);
    }
  }

  /** How many of which images these are, for people. */
  String words() {
    return "%,d of %,d %s".formatted(size, available(dataset, part), part.people);
  }

  /** Which of the data set's images these are, in words. */
  String description() {
    return "%s, %d spread evenly, of a split %s, packed as version %d"
        .formatted(part.words, size, dataset.options(), dataset.version());
  }
}
