package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.operator.diagnosis.PodRefusal;
import io.ganqp.operator.diagnosis.Trouble;
import io.ganqp.operator.pod.Component;
import io.ganqp.operator.status.Conditions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What a Job and its pods tell about their training. Pure. */
final class JobDiagnosis {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What is added while another pod is to come. */
  private static final String GOES_ON = "; goes on from the last checkpoint";

  private JobDiagnosis() {}

  /** Whether the Job is over, well or not. */
  static boolean isFinished(Job job) {
    return condition(job, "Complete").isPresent() || condition(job, "Failed").isPresent();
  }

  /** Whether the Job is over, and well. */
  static boolean isComplete(Job job) {
    return condition(job, "Complete").isPresent();
  }

  /**
   * Whether the Job is over and its pod, as far as we have heard, is not: two watches, of which one
   * is late. The pod's last words are worth waiting for, but not for ever.
   */
  static boolean waitsForLastWords(Job job, TrainerPods pods, Instant now) {
    return pods.live().isPresent()
        && Stream.of("Complete", "Failed")
            .flatMap(type -> condition(job, type).stream())
            .map(JobCondition::getLastTransitionTime)
            .filter(Objects::nonNull)
            .anyMatch(end -> now.isBefore(Instant.parse(end).plus(PATIENCE)));
  }

  /** How it ended; only for a Job that did, or whose trainer is done. */
  static Verdict ofFinished(Job job, TrainerPods pods, GanQpTraining training, Instant now) {
    if (isComplete(job) || pods.done().isPresent()) {
      return new Verdict(
          Phase.COMPLETE, Reason.DONE, CompletionMessage.of(training, pods.lastReport()));
    }
    JobCondition failure = condition(job, "Failed").orElseThrow();
    return pods.failed()
        .map(pod -> PodVerdict.ofEnd(pod, training.getSpec(), now))
        .or(() -> saidBefore(training))
        .map(end -> givenUp(end, failure))
        .orElseGet(() -> Verdict.failed(reasonOf(failure), messageOf(failure)));
  }

  private static Verdict givenUp(Verdict end, JobCondition failure) {
    return end.reason().isFinal()
        ? Verdict.failed(end.reason(), end.message())
        : Verdict.failed(reasonOf(failure), "%s (%s)".formatted(end.message(), messageOf(failure)));
  }

  /** Why its trainer ended, as it was recorded before the pod was deleted. */
  private static Optional<Verdict> saidBefore(GanQpTraining training) {
    return Optional.ofNullable(training.getStatus())
        .flatMap(status -> Conditions.find(status.conditions(), Phase.PENDING.condition()))
        .filter(pending -> pending.getStatus().equals("True"))
        .flatMap(
            pending ->
                Reason.of(pending.getReason())
                    .filter(reason -> reason.isFinal() || reason == Reason.TRAINER_FAILED)
                    .map(
                        reason ->
                            Verdict.pending(reason, pending.getMessage().replace(GOES_ON, ""))));
  }

  /**
   * Where a training stands whose Job is not over.
   *
   * @param events about the Job
   */
  static Verdict ofLive(
      Job job, TrainerPods pods, List<Event> events, GanQpTraining training, Instant now) {
    GanQpTrainingSpec spec = training.getSpec();
    Optional<Pod> live = pods.live();
    if (live.isPresent()) {
      return PodVerdict.ofLive(live.get(), spec, now);
    }
    if (Boolean.TRUE.equals(job.getSpec().getSuspend())) {
      return Verdict.pending(Reason.QUEUED, "waits for its queue to admit the Job");
    }
    return refusal(job, events, lastKnownPod(pods, training))
        .map(refused -> Verdict.pending(PodVerdict.reason(refused.kind()), refused.message()))
        .or(() -> pods.failed().map(pod -> betweenPods(PodVerdict.ofEnd(pod, spec, now))))
        .orElseGet(() -> Verdict.pending(Reason.STARTING, "waits for its pod"));
  }

  /** What keeps the Job's controller from making the next pod. */
  private static Optional<Trouble> refusal(Job job, List<Event> events, Instant since) {
    return PodRefusal.in(
        events.stream()
            .filter(event -> event.getRegarding() != null)
            .filter(event -> job.getMetadata().getUid().equals(event.getRegarding().getUid()))
            .toList(),
        since,
        Component.TRAINER);
  }

  /**
   * When there last was a pod for all that is known: one that was drained leaves nothing behind.
   */
  private static Instant lastKnownPod(TrainerPods pods, GanQpTraining training) {
    Stream<String> made =
        pods.newest().map(pod -> pod.getMetadata().getCreationTimestamp()).stream();
    Stream<String> ran =
        Optional.ofNullable(training.getStatus())
            .flatMap(status -> Conditions.find(status.conditions(), Phase.RUNNING.condition()))
            .map(Condition::getLastTransitionTime)
            .stream();
    return Stream.concat(made, ran)
        .map(Instant::parse)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  private static Verdict betweenPods(Verdict end) {
    return Verdict.pending(end.reason(), end.message() + GOES_ON);
  }

  private static Reason reasonOf(JobCondition failure) {
    return switch (Objects.requireNonNullElse(failure.getReason(), "")) {
      case "BackoffLimitExceeded" -> Reason.BACKOFF_LIMIT_EXCEEDED;
      case "DeadlineExceeded" -> Reason.DEADLINE_EXCEEDED;
      default -> Reason.TRAINER_FAILED;
    };
  }

  private static String messageOf(JobCondition failure) {
    return Objects.requireNonNullElse(failure.getMessage(), "the Job failed");
  }

  private static Optional<JobCondition> condition(Job job, String type) {
    return job.getStatus() == null
        ? Optional.empty()
        : job.getStatus().getConditions().stream()
            .filter(c -> c.getType().equals(type) && c.getStatus().equals("True"))
            .findFirst();
  }
}
