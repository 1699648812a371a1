package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is in the way of a training that is to begin: what a former one has left goes by itself and
 * is waited for; what nobody will ever clear away is named. Pure.
 */
final class Rivals {

  private Rivals() {}

  /** Why no Job can be made yet; empty if nothing is in the way. */
  static Optional<Verdict> of(Observed observed) {
    GanQpTraining training = observed.training();
    return Stream.of(
            observed.job().map(job -> verdict(observed, job)),
            observed
                .document()
                .filter(document -> !Owner.owns(training, document))
                .map(document -> verdict(observed, document)),
            observed
                .pods()
                .live()
                .map(pod -> isLeftAlone(pod) ? nameTaken(pod) : Stopping.before(observed)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The newest pod of whichever Job that may still be writing to the store, and will stop. */
  static Optional<Pod> leaving(Observed observed) {
    return observed.pods().live().filter(pod -> !isLeftAlone(pod));
  }

  private static Verdict verdict(Observed observed, HasMetadata present) {
    return present.isMarkedForDeletion() || isOfFormer(observed.training(), present)
        ? Stopping.before(observed)
        : nameTaken(present);
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

  private static Verdict nameTaken(HasMetadata present) {
    return Verdict.pending(
        Reason.NAME_TAKEN,
        "there is a %s %s already that is not this training's: delete it, or give the training another name"
            .formatted(present.getKind(), present.getMetadata().getName()));
  }
}
