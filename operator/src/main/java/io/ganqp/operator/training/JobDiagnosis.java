package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.ganqp.contract.run.TrainerReport;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What a Job and its pods tell about their training. Pure. */
final class JobDiagnosis {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

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

  /** How it ended; only for a Job that did. */
  static Verdict ofFinished(Job job, TrainerPods pods) {
    if (condition(job, "Complete").isPresent()) {
      String message =
          pods.lastReport().map(TrainerReport::message).orElse("all iterations are done");
      return new Verdict(Phase.COMPLETE, Reason.DONE, message);
    }
    JobCondition failure = condition(job, "Failed").orElseThrow();
    Pod pod = pods.failed().orElse(null);
    if (pod == null) {
      return Verdict.failed(reasonOf(failure), messageOf(failure));
    }
    Reason cause = PodDiagnosis.causeOfEnd(pod);
    String words = PodDiagnosis.lastWords(pod);
    return switch (cause) {
      case TRAINER_FAILED, PREEMPTED, INTERRUPTED ->
          Verdict.failed(reasonOf(failure), words + " (" + messageOf(failure) + ")");
      default -> Verdict.failed(cause, words);
    };
  }

  /** Where a training stands whose Job is not over. */
  static Verdict ofLive(Job job, TrainerPods pods, GanQpTrainingSpec spec) {
    Optional<Pod> live = pods.live();
    if (live.isPresent()) {
      return PodDiagnosis.ofLive(live.get(), spec);
    }
    if (Boolean.TRUE.equals(job.getSpec().getSuspend())) {
      return Verdict.pending(Reason.QUEUED, "waits for its queue to admit the Job");
    }
    return pods.failed()
        .map(
            pod ->
                Verdict.pending(
                    PodDiagnosis.causeOfEnd(pod),
                    PodDiagnosis.lastWords(pod) + "; goes on from the last checkpoint"))
        .orElseGet(() -> Verdict.pending(Reason.STARTING, "waits for its pod"));
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
