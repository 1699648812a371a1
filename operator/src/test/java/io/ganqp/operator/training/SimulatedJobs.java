package io.ganqp.operator.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the Job controller and the kubelet of a {@link SimulatedCluster} do: one Job at a time. */
final class SimulatedJobs {

  private static final int BACKOFF_LIMIT = 1;

  private final List<Pod> pods = new ArrayList<>();
  private Job job;
  private int failures;
  private int serial;

  /** The Job, or null. */
  Job job() {
    return job;
  }

  List<Pod> pods() {
    return List.copyOf(pods);
  }

  /** Refused, as by its name, while there is one. */
  void create(GanQpTraining training, Instant now) {
    if (job == null) {
      assertThat(pods).as("pods of a former Job").allMatch(TrainerPod::hasEnded);
      pods.clear();
      failures = 0;
      job =
          new JobBuilder(Trainings.job(training))
              .editMetadata()
              .withUid("job-" + serial++)
              .withCreationTimestamp(now.toString())
              .endMetadata()
              .build();
    }
  }

  /** Whoever takes a Job back into its queue ends its pod, and that is no failure. */
  void queue(boolean suspended) {
    if (job != null && !isOver() && !job.isMarkedForDeletion()) {
      job = new JobBuilder(job).editSpec().withSuspend(suspended).endSpec().build();
      if (suspended) {
        pods.replaceAll(pod -> TrainerPod.hasEnded(pod) ? pod : Trainings.deleting(pod));
      }
    }
  }

  private boolean isQueued() {
    return Boolean.TRUE.equals(job.getSpec().getSuspend());
  }

  /** A pod that cannot mount its document never runs. */
  void makePod(boolean hasDocument) {
    if (hasDocument
        && job != null
        && !isOver()
        && !job.isMarkedForDeletion()
        && !isQueued()
        && live().isEmpty()) {
      pods.add(Trainings.pod(job, "pod-" + serial++));
    }
  }

  /** The pod that waits begins to run. */
  void run() {
    replace("Pending", Trainings::running);
  }

  /** Somebody needs its place; that counts for nothing. */
  void preempt() {
    replace("Running", pod -> Trainings.disrupted(pod, "PreemptionByScheduler"));
  }

  /** For what it used; Kubernetes does not count that, as its trainer was fast enough. */
  void evict() {
    replace("Running", pod -> Trainings.evicted(pod, 75));
  }

  void end(int exitCode) {
    if (replace("Running", pod -> Trainings.ended(pod, exitCode)) && !job.isMarkedForDeletion()) {
      failures += exitCode == 1 ? 1 : 0;
      if (exitCode == 0) {
        job = Trainings.finished(job, "Complete", "CompletionsReached");
      } else if (exitCode == 3) {
        job = Trainings.finished(job, "Failed", "PodFailurePolicy");
      } else if (failures > BACKOFF_LIMIT) {
        job = Trainings.finished(job, "Failed", "BackoffLimitExceeded");
      }
    }
  }

  private boolean replace(String phase, UnaryOperator<Pod> change) {
    for (int i = 0; i < pods.size(); i++) {
      if (pods.get(i).getStatus().getPhase().equals(phase)) {
        pods.set(i, change.apply(pods.get(i)));
        return true;
      }
    }
    return false;
  }

  void delete() {
    if (job != null && !job.isMarkedForDeletion()) {
      job = Trainings.deleting(job);
    }
  }

  void collect() {
    pods.removeIf(Pod::isMarkedForDeletion);
    if (job != null && job.isMarkedForDeletion()) {
      pods.clear();
      job = null;
    }
  }

  private boolean isOver() {
    return JobDiagnosis.isFinished(job);
  }

  private Optional<Pod> live() {
    return pods.stream().filter(pod -> !TrainerPod.hasEnded(pod)).findFirst();
  }
}
