package io.ganqp.trainer.augment;

import io.ganqp.crds.v1alpha1.AugmentationKind;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which augmentations a run has. Decided when it begins, and the same until it ends.
 *
 * @param kinds in the order in which they are applied; empty where nothing is augmented
 */
public record AugmentationPolicy(Set<AugmentationKind> kinds) {

  /** Nothing is augmented. */
  public static final AugmentationPolicy NONE = new AugmentationPolicy(Set.of());

  public AugmentationPolicy {
    kinds = Collections.unmodifiableSet(ordered(kinds));
  }

  private static Set<AugmentationKind> ordered(Collection<AugmentationKind> kinds) {
    return kinds.isEmpty() ? EnumSet.noneOf(AugmentationKind.class) : EnumSet.copyOf(kinds);
  }

  /** What {@code spec} says for a run that begins now on so many images. */
  public static AugmentationPolicy of(GanQpTrainingSpec spec, int trainingImages) {
    return asked(spec)
        .orElseGet(
            () ->
                SmallData.isSmall(spec.training(), trainingImages)
                    ? new AugmentationPolicy(ordered(spec.augmentation().policy()))
                    : NONE);
  }

  /** What {@code spec} asks for in so many words; empty where it leaves the choice. */
  public static Optional<AugmentationPolicy> asked(GanQpTrainingSpec spec) {
    return switch (spec.augmentation().mode()) {
      case ALWAYS -> Optional.of(new AugmentationPolicy(ordered(spec.augmentation().policy())));
      case NEVER -> Optional.of(NONE);
      case AUTOMATIC -> Optional.empty();
    };
  }

  /** Whether images are left as they are. */
  public boolean isNone() {
    return kinds.isEmpty();
  }

  /** For people: "color, translation", or "none". */
  public String description() {
    return isNone()
        ? "none"
        : kinds.stream()
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
  }

  /** What does it to batches of {@code batch} images of {@code side}² pixels. */
  public Augmentation compile(int batch, int side) {
    return isNone() ? Augmentation.NONE : new DiffAugment(this, batch, side);
  }
}
