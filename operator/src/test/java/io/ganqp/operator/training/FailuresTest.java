package io.ganqp.operator.training;

import static io.ganqp.operator.training.Trainings.NOW;
import static io.ganqp.operator.training.Trainings.deleting;
import static io.ganqp.operator.training.Trainings.disrupted;
import static io.ganqp.operator.training.Trainings.ended;
import static io.ganqp.operator.training.Trainings.evicted;
import static io.ganqp.operator.training.Trainings.job;
import static io.ganqp.operator.training.Trainings.pod;
import static io.ganqp.operator.training.Trainings.training;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
  private static final GanQpTraining NO_RETRY = training("runPolicy: {backoffLimit: 0}");
  private static final Job JOB = job(NO_RETRY);
  private static final Pod POD = pod(JOB, "a");

  static Stream<Arguments> ends() {
    return Stream.of(
        end("evicted for storage, its trainer was fast", evicted(POD, 75), true),
        end("evicted for memory of the node", onNode("Evicted", "TerminationByKubelet"), true),
        end("stopped and nobody asked for it", ended(POD, 75), true),
        end("evicted and killed: Kubernetes counts that", evicted(POD, 137), false),
        end("failed: Kubernetes counts that", ended(POD, 1), false),
        end("preempted", disrupted(POD, "PreemptionByScheduler"), false),
        end("drained", disrupted(POD, "EvictionByEvictionAPI"), false),
        end("tainted", disrupted(POD, "DeletionByTaintManager"), false),
        end("its node was deleted", disrupted(POD, "DeletionByPodGC"), false),
        end("its node shuts down", onNode("Terminated", "TerminationByKubelet"), false),
        end("made way for a critical pod", onNode("Preempting", "TerminationByKubelet"), false),
        end("deleted, as when its Job is suspended", deleting(ended(POD, 75)), false),
        end("deleted while it trained", deletedAt("11:59:30", "12:00:00"), false),
        end("deleted after it had ended, for a sidecar", deletedAt("12:00:30", "12:00:00"), true));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ends")
  void whatKubernetesIgnoresIsCountedIfNobodyAskedForIt(String name, Pod pod, boolean counted) {
    Optional<Verdict> verdict =
        Failures.tooMany(JOB, new TrainerPods(List.of(pod)), NO_RETRY.getSpec(), NOW);

    assertThat(verdict.isPresent()).isEqualTo(counted);
  }

  @Test
  void theLimitHoldsForThoseThatKubernetesCountsAndTheOthersTogether() {
    GanQpTraining twice = training("runPolicy: {backoffLimit: 2}");
    Job failedOnce = new JobBuilder(job(twice)).withNewStatus().withFailed(1).endStatus().build();
    Pod second = evicted(pod(failedOnce, "b"), 75);
    Pod third = evicted(pod(failedOnce, "c"), 75);

    assertThat(Failures.tooMany(failedOnce, new TrainerPods(List.of(second)), twice.getSpec(), NOW))
        .isEmpty();
    assertThat(
            Failures.tooMany(
                    failedOnce, new TrainerPods(List.of(second, third)), twice.getSpec(), NOW)
                .orElseThrow())
        .isEqualTo(
            Verdict.failed(
                Reason.BACKOFF_LIMIT_EXCEEDED,
                "Evicted: usage exceeds the total limit of 4Mi; see what fills the node's disk"
                    + " (failed 3 times; spec.runPolicy.backoffLimit is 2)"));
  }

  @Test
  void oneFailureIsOne() {
    Pod unasked = deletedAt("12:00:30", "12:00:00");

    assertThat(
            Failures.tooMany(JOB, new TrainerPods(List.of(unasked)), NO_RETRY.getSpec(), NOW)
                .map(Verdict::message))
        .contains(
            "the trainer was told to stop, and nobody has asked the cluster for that: it counts as"
                + " a failure (failed once; spec.runPolicy.backoffLimit is 0)");
  }

  /** Told to stop, and deleted with a grace period of 300 s. */
  private static Pod deletedAt(String deleted, String finished) {
    Pod pod = ended(POD, 75);
    pod.getStatus()
        .getContainerStatuses()
        .get(0)
        .getState()
        .getTerminated()
        .setFinishedAt("2026-01-01T" + finished + "Z");
    return new PodBuilder(pod)
        .editMetadata()
        .withDeletionTimestamp(
            Instant.parse("2026-01-01T" + deleted + "Z").plusSeconds(300).toString())
        .withDeletionGracePeriodSeconds(300L)
        .endMetadata()
        .build();
  }

  private static Pod onNode(String reason, String disruption) {
    return new PodBuilder(disrupted(POD, disruption))
        .editStatus()
        .withReason(reason)
        .endStatus()
        .build();
  }

  private static Arguments end(String name, Pod pod, boolean counted) {
    return Arguments.of(name, pod, counted);
  }
}
