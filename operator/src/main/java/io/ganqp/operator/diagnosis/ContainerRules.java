package io.ganqp.operator.diagnosis;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.ganqp.operator.diagnosis.ContainerView.Role;
import io.ganqp.operator.diagnosis.Trouble.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the node says of a container of a pod, and the container itself. */
final class ContainerRules {

  private static final Set<String> NOT_YET = Set.of("ContainerCreating", "PodInitializing");
  private static final String RESTARTED = "CrashLoopBackOff";

  /** What a JVM, its native libraries or a GPU say for want of memory before they end. */
  private static final Pattern OUT_OF_MEMORY =
      Pattern.compile("out of memory|OutOfMemory|OUT_OF_MEMORY|bad_alloc");

  private ContainerRules() {}

  /** It cannot start, or ends again and again. */
  static Optional<Trouble> waits(ContainerView container, PodView pod) {
    if (pod.hasEnded()) {
      return Optional.empty();
    }
    return container
        .waiting()
        .filter(waiting -> waiting.getReason() != null)
        .filter(waiting -> !NOT_YET.contains(waiting.getReason()))
        .flatMap(waiting -> waits(container, waiting, pod));
  }

  private static Optional<Trouble> waits(
      ContainerView container, ContainerStateWaiting waiting, PodView pod) {
    if (waiting.getReason().equals(RESTARTED)) {
      return container
          .endedBefore()
          .map(end -> ended(container, end, pod))
          .or(() -> Optional.of(new Trouble(kindOfEnd(container), said(container, waiting))));
    }
    return Optional.of(ContainerReason.of(waiting.getReason()).trouble(container, words(waiting)));
  }

  /** It has ended with an error. */
  static Optional<Trouble> ended(ContainerView container, PodView pod) {
    return container
        .ended()
        .filter(end -> end.getExitCode() != 0)
        .map(end -> ended(container, end, pod));
  }

  /** What an end with an error means. */
  static Trouble ended(ContainerView container, ContainerStateTerminated end, PodView pod) {
    String words = Words.last(end).orElse("");
    if (isOutOfMemory(end, words)) {
      return outOfMemory(container, words, pod);
    }
    ContainerReason notStarted = ContainerReason.of(String.valueOf(end.getReason()));
    if (notStarted != ContainerReason.OTHER) {
      return notStarted.trouble(container, words.isEmpty() ? end.getReason() : words);
    }
    if (container.role() == Role.MAIN && !words.isEmpty()) {
      return new Trouble(Kind.EXITED, words);
    }
    return new Trouble(
        kindOfEnd(container),
        "%s ended with exit code %d: %s"
            .formatted(
                container.label(), end.getExitCode(), words.isEmpty() ? "see its log" : words));
  }

  /** Whether it was killed for want of memory, or ended itself for that. */
  static boolean isOutOfMemory(ContainerStateTerminated end, String words) {
    return "OOMKilled".equals(end.getReason())
        || (end.getExitCode() != 0 && OUT_OF_MEMORY.matcher(words).find());
  }

  private static Trouble outOfMemory(ContainerView container, String words, PodView pod) {
    String what =
        container.label()
            + " needs more memory than its limit"
            + (words.isEmpty() ? "" : ": " + words);
    return Trouble.of(Kind.OUT_OF_MEMORY, what, remedyForMemory(container, pod));
  }

  private static String remedyForMemory(ContainerView container, PodView pod) {
    if (container.role() != Role.MAIN) {
      return "raise that container's limit where it is put into the pod";
    }
    String raise = "raise %s.resources.limits.memory".formatted(pod.component().settings());
    return switch (pod.component()) {
      case TRAINER -> raise + ", or lower spec.training.batchSize in a new training";
      case INFERENCE -> raise;
    };
  }

  private static Kind kindOfEnd(ContainerView container) {
    return switch (container.role()) {
      case MAIN -> Kind.EXITED;
      case INIT -> Kind.INIT_FAILED;
      case NATIVE_SIDECAR, BESIDE -> Kind.SIDECAR_FAILED;
    };
  }

  private static String said(ContainerView container, ContainerStateWaiting waiting) {
    return container.label() + ": " + words(waiting);
  }

  private static String words(ContainerStateWaiting waiting) {
    return waiting.getMessage() == null || waiting.getMessage().isBlank()
        ? waiting.getReason()
        : waiting.getReason() + ": " + waiting.getMessage().strip();
  }
}
