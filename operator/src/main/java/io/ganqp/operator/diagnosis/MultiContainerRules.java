package io.ganqp.operator.diagnosis;

import io.ganqp.operator.diagnosis.ContainerView.Role;
import io.ganqp.operator.diagnosis.Trouble.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the containers of a pod mean for each other, most of them put there by others. */
final class MultiContainerRules {

  /** How long a sidecar may take to notice that the main container has ended. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private MultiContainerRules() {}

  /** An init container holds the others up. */
  static Optional<Trouble> init(PodView pod) {
    if (pod.mainHasBegun()) {
      return Optional.empty();
    }
    return pod.init()
        .flatMap(
            init ->
                ContainerRules.waits(init, pod)
                    .or(() -> ContainerRules.ended(init, pod))
                    .or(() -> stillRuns(init, pod)));
  }

  private static Optional<Trouble> stillRuns(ContainerView init, PodView pod) {
    return init.running()
        .filter(running -> !pod.hasEnded())
        .map(
            running ->
                new Trouble(
                    Kind.INIT_RUNNING,
                    "waits for %s, which runs since %s"
                        .formatted(init.label(), running.getStartedAt())));
  }

  /** The main container cannot start, or ends again and again. */
  static Optional<Trouble> mainWaits(PodView pod) {
    return pod.main().flatMap(main -> ContainerRules.waits(main, pod));
  }

  /** The main container has ended with an error. */
  static Optional<Trouble> mainEnded(PodView pod) {
    return pod.main().flatMap(main -> ContainerRules.ended(main, pod));
  }

  /** One beside it cannot start, or ends again and again. */
  static Optional<Trouble> sidecarWaits(PodView pod) {
    return first(pod, sidecar -> ContainerRules.waits(sidecar, pod));
  }

  /** One beside it has ended with an error; how one ends that is restarted always is nobody's. */
  static Optional<Trouble> sidecarEnded(PodView pod) {
    return first(
        pod,
        sidecar ->
            sidecar.role() == Role.BESIDE ? ContainerRules.ended(sidecar, pod) : Optional.empty());
  }

  private static Optional<Trouble> first(
      PodView pod, Function<ContainerView, Optional<Trouble>> rule) {
    return pod.sidecars().stream().map(rule).flatMap(Optional::stream).findFirst();
  }

  /** The main container has ended, and the pod has not. */
  static Optional<Trouble> sidecarRunsOn(PodView pod) {
    return runningOn(pod).isEmpty() || pod.now().isBefore(giveUp(pod).orElse(Instant.MAX))
        ? Optional.empty()
        : Optional.of(
            Trouble.of(
                Kind.SIDECAR_RUNS_ON,
                "container %s has ended, and %s has not"
                    .formatted(pod.component().container(), names(runningOn(pod))),
                "keep it out of this pod, or make it an init container with restartPolicy Always"));
  }

  /** When a sidecar that runs on becomes a trouble; empty if there is none. */
  static Optional<Instant> giveUp(PodView pod) {
    return runningOn(pod).isEmpty()
        ? Optional.empty()
        : pod.main()
            .flatMap(ContainerView::ended)
            .map(
                end ->
                    end.getFinishedAt() == null
                        ? Instant.EPOCH
                        : Instant.parse(end.getFinishedAt()).plus(PATIENCE));
  }

  private static List<ContainerView> runningOn(PodView pod) {
    boolean over = !pod.hasEnded() && pod.main().flatMap(ContainerView::ended).isPresent();
    return pod.sidecars().stream()
        .filter(sidecar -> over && sidecar.role() == Role.BESIDE)
        .filter(sidecar -> sidecar.ended().isEmpty())
        .toList();
  }

  private static String names(List<ContainerView> containers) {
    return containers.stream().map(ContainerView::label).collect(Collectors.joining(", "));
  }
}
