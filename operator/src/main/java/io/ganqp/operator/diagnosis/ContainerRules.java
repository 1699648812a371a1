package io.ganqp.operator.diagnosis;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.ganqp.operator.diagnosis.ContainerView.Role;
import io.ganqp.operator.diagnosis.Trouble.Kind;
import io.ganqp.operator.pod.Component;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the node says of a container of a pod, and the container itself. */
final class ContainerRules {

  private static final Set<String> NOT_YET = Set.of("ContainerCreating", "PodInitializing");
  private static final String RESTARTED = "CrashLoopBackOff";
  private static final String LOWER_BATCH_SIZE =
      ", or lower spec.training.batchSize in a new training";

  /** Exit code of what nobody foresaw. */
  private static final int FAILURE = 1;

  /** From this exit code on, a signal has ended the process. */
  private static final int SIGNALLED = 128;

  /** What a JVM, its native libraries or a GPU say for want of memory before they end. */
  private static final Pattern OUT_OF_MEMORY =
      Pattern.compile("out of memory|OutOfMemory|OUT_OF_MEMORY|bad_alloc");

  /** What a GPU's libraries say for want of its own memory. */
  private static final Pattern OUT_OF_GPU_MEMORY =
      Pattern.compile(
          "(?i)cuda.*out.of.memory|cudaErrorMemoryAllocation|(cublas|cudnn)_status_alloc_failed");

  /** What a JVM says when it ends itself, whatever the exit code means to what ran in it. */
  private static final Pattern JVM_ENDED =
      Pattern.compile("^(Terminating|Aborting) due to java\\.lang\\.OutOfMemoryError");

  /** Of a report that says itself what to change. */
  private static final String SETTING = "lower spec.";

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
    return Optional.of(ContainerReason.of(waiting).trouble(container, words(waiting)));
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
    if (isKilledForMemory(end)) {
      return outOfMemory(container, words, pod);
    }
    if (mayBeForMemory(container, end, words)) {
      if (OUT_OF_GPU_MEMORY.matcher(words).find()) {
        return outOfGpuMemory(container, words, pod);
      }
      if (OUT_OF_MEMORY.matcher(words).find()) {
        return outOfMemory(container, words, pod);
      }
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

  private static boolean isKilledForMemory(ContainerStateTerminated end) {
    return "OOMKilled".equals(end.getReason());
  }

  /**
   * Whether words about memory are the cause. An exit code with a meaning of its own, such as that
   * of a data set with unreadable images, goes before what is mentioned besides.
   */
  private static boolean mayBeForMemory(
      ContainerView container, ContainerStateTerminated end, String words) {
    int code = end.getExitCode();
    boolean ownMeaning = container.role() == Role.MAIN && code != FAILURE && code < SIGNALLED;
    return code != 0 && (!ownMeaning || JVM_ENDED.matcher(words).find());
  }

  private static Trouble outOfMemory(ContainerView container, String words, PodView pod) {
    String what =
        container.label()
            + " needs more memory than its limit"
            + (words.isEmpty() ? "" : ": " + words);
    return Trouble.of(
        Kind.OUT_OF_MEMORY, what, words.contains(SETTING) ? "" : remedyForMemory(container, pod));
  }

  private static Trouble outOfGpuMemory(ContainerView container, String words, PodView pod) {
    boolean trains = container.role() == Role.MAIN && pod.component() == Component.TRAINER;
    return Trouble.of(
        Kind.OUT_OF_MEMORY,
        "%s needs more memory than its GPU has: %s".formatted(container.label(), words),
        "ask for a larger GPU or slice" + (trains ? LOWER_BATCH_SIZE : ""));
  }

  private static String remedyForMemory(ContainerView container, PodView pod) {
    if (container.role() != Role.MAIN) {
      return "raise that container's limit where it is put into the pod";
    }
    String raise = "raise %s.resources.limits.memory".formatted(pod.component().settings());
    return switch (pod.component()) {
      case TRAINER -> raise + LOWER_BATCH_SIZE;
      case INFERENCE, CANARY -> raise;
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
