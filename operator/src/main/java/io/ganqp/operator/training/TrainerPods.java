package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.Pod;
import io.ganqp.contract.run.TrainerReport;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The pods of a training.
 *
 * @param pods in order of creation; of the same second, those that have ended first, then by name
 */
record TrainerPods(List<Pod> pods) {

  private static final Comparator<Pod> BY_AGE =
      Comparator.<Pod, String>comparing(
              pod -> String.valueOf(pod.getMetadata().getCreationTimestamp()))
          // A successor made within the same second is the one that lives.
          .thenComparing(pod -> !TrainerPod.hasEnded(pod))
          .thenComparing(pod -> pod.getMetadata().getName());

  TrainerPods {
    pods = pods.stream().sorted(BY_AGE).toList();
  }

  /** The newest one that may still be writing to the store. */
  Optional<Pod> live() {
    return newest(false);
  }

  /** The newest one that has ended. */
  Optional<Pod> ended() {
    return newest(true);
  }

  /** The newest one that failed; a disrupted one counts. */
  Optional<Pod> failed() {
    return pods.stream().filter(TrainerPod::hasFailed).reduce((older, newer) -> newer);
  }

  /** The newest one whose trainer has done all that was asked for. */
  Optional<Pod> done() {
    return pods.stream().filter(TrainerPod::isDone).reduce((older, newer) -> newer);
  }

  /** The newest of all. */
  Optional<Pod> newest() {
    return pods.stream().reduce((older, newer) -> newer);
  }

  /** What the newest one that said anything reported at its end. */
  Optional<TrainerReport> lastReport() {
    return pods.stream()
        .map(TrainerPod::report)
        .flatMap(Optional::stream)
        .reduce((older, newer) -> newer);
  }

  private Optional<Pod> newest(boolean ended) {
    return pods.stream()
        .filter(pod -> TrainerPod.hasEnded(pod) == ended)
        .reduce((older, newer) -> newer);
  }
}
