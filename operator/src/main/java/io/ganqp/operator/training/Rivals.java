package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is in the way of a training that is to begin: what a former one has left goes by itself and
 * is waited for; what nobody will ever clear away is named. Pure.
 */
final class Rivals {

  private Rivals() {}

  /** Why no Job can be made yet; empty if nothing is in the way. */
  static Optional<Verdict> of(Observed observed) {
    List<HasMetadata> present = present(observed);
    return present.isEmpty() ? Optional.empty() : Optional.of(of(observed, present));
  }

  private static Verdict of(Observed observed, List<HasMetadata> present) {
    List<HasMetadata> staying =
        present.stream().filter(object -> !goes(observed.training(), object)).toList();
    return staying.isEmpty() ? Stopping.before(observed) : nameTaken(staying);
  }

  private static List<HasMetadata> present(Observed observed) {
    return Stream.<Optional<? extends HasMetadata>>of(
            observed.job(),
            observed.document().filter(document -> !Owner.owns(observed.training(), document)),
            observed.access().filter(access -> !Owner.owns(observed.training(), access)),
            observed.pods().live())
        .<HasMetadata>flatMap(Optional::stream)
        .toList();
  }

  /** The newest pod of whichever Job that may still be writing to the store, and will stop. */
  static Optional<Pod> leaving(Observed observed) {
    return observed.pods().live().filter(pod -> !isLeftAlone(pod));
  }

  private static boolean goes(GanQpTraining training, HasMetadata present) {
    return present instanceof Pod pod
        ? !isLeftAlone(pod)
        : present.isMarkedForDeletion() || isOfFormer(training, present);
  }

  /** Orphaned, or made by hand: the garbage collector leaves it, and nobody ends it. */
  private static boolean isLeftAlone(Pod pod) {
    return !pod.isMarkedForDeletion() && pod.getMetadata().getOwnerReferences().isEmpty();
  }

  /** Of a deleted training of the same name, with which the garbage collector takes it away. */
  private static boolean isOfFormer(GanQpTraining training, HasMetadata present) {
    return present.getMetadata().getOwnerReferences().stream()
        .anyMatch(
            owner ->
                training.getKind().equals(owner.getKind())
                    && training.getMetadata().getName().equals(owner.getName())
                    && !training.getMetadata().getUid().equals(owner.getUid()));
  }

  private static Verdict nameTaken(List<HasMetadata> present) {
    String what =
        present.stream()
            .map(object -> "a %s %s".formatted(object.getKind(), object.getMetadata().getName()))
            .collect(Collectors.joining(" and "));
    return Verdict.pending(
        Reason.NAME_TAKEN,
        present.size() == 1
            ? "there is %s already that is not this training's: delete it, or give the training another name"
                .formatted(what)
            : "there are %s already that are not this training's: delete them, or give the training another name"
                .formatted(what));
  }
}
