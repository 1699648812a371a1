package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingStatus;
import java.util.Map;
import java.util.Optional;

/**
 * The pod of the Job before, of which a Job tells. The status may tell of it still when the new
 * Job's first pod is there: that one is no restart.
 */
final class FormerPod {

  private static final String ANNOTATION = "ganqp.io/former-pod";

  private FormerPod() {}

  /** The annotation of a Job that is made for {@code training} now. */
  static Map<String, String> annotations(GanQpTraining training) {
    return Optional.ofNullable(training.getStatus())
        .map(GanQpTrainingStatus::pod)
        .map(pod -> Map.of(ANNOTATION, pod))
        .orElse(Map.of());
  }

  /** Whether a pod was of the Job before {@code job}. */
  static boolean is(String pod, Job job) {
    return Optional.ofNullable(job.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(ANNOTATION))
        .filter(pod::equals)
        .isPresent();
  }
}
