package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.Pod;
import io.ganqp.crds.v1alpha1.GanQpTrainingStatus;
import io.ganqp.operator.status.Conditions;
import io.ganqp.operator.status.EventReason;
import io.ganqp.operator.training.Decision.Announcement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The events that a change of the status is worth. Pure. */
final class Announcements {

  /** Pending for one of these, a training may need a person. */
  private static final Set<Reason> OBSTACLES =
      EnumSet.of(
          Reason.UNSCHEDULABLE,
          Reason.IMAGE_PULL,
          Reason.REGISTRY_UNAVAILABLE,
          Reason.POD_CONFIGURATION,
          Reason.POD_SANDBOX,
          Reason.NODE_LOST,
          Reason.INIT_CONTAINER_FAILED,
          Reason.SIDECAR_FAILED,
          Reason.SIDECAR_RUNS_ON,
          Reason.SECRET_NOT_FOUND,
          Reason.CONFIG_MAP_NOT_FOUND,
          Reason.VOLUME_NOT_MOUNTED,
          Reason.REFUSED,
          Reason.API_SERVER_UNAVAILABLE,
          Reason.NAME_TAKEN,
          Reason.DATASET_NOT_FOUND,
          Reason.STORE_UNAVAILABLE);

  private Announcements() {}

  static List<Announcement> of(Observed observed, Verdict verdict, GanQpTrainingStatus status) {
    List<Announcement> announcements = new ArrayList<>();
    unseenEnd(observed, status).ifPresent(announcements::add);
    if (!isSaid(observed, verdict)) {
      reason(observed, verdict)
          .map(reason -> new Announcement(reason, note(verdict)))
          .ifPresent(announcements::add);
    }
    return announcements;
  }

  private static boolean isSaid(Observed observed, Verdict verdict) {
    return Conditions.find(observed.conditions(), verdict.phase().condition())
        .filter(c -> c.getStatus().equals("True") && c.getReason().equals(verdict.reason().word()))
        .isPresent();
  }

  private static Optional<EventReason> reason(Observed observed, Verdict verdict) {
    return switch (verdict.phase()) {
      case COMPLETE -> Optional.of(EventReason.COMPLETED);
      case FAILED -> Optional.of(EventReason.FAILED);
      case SUSPENDED -> Optional.of(EventReason.SUSPENDED);
      case RUNNING ->
          verdict.reason() == Reason.TRAINING
              ? Optional.of(EventReason.TRAINING_STARTED)
              : Optional.empty();
      case PENDING -> {
        if (isEnd(observed, verdict)) {
          yield Optional.of(EventReason.TRAINER_RESTARTED);
        }
        yield OBSTACLES.contains(verdict.reason())
            ? Optional.of(EventReason.TRAINING_WAITS)
            : Optional.empty();
      }
    };
  }

  /** Whether the verdict is why the last trainer ended, after which the next one is to come. */
  private static boolean isEnd(Observed observed, Verdict verdict) {
    return observed
        .ownPods()
        .newest()
        .filter(pod -> TrainerPod.hasFailed(pod) || TrainerPod.end(pod).isPresent())
        .filter(pod -> end(pod, observed).reason() == verdict.reason())
        .isPresent();
  }

  /** Why the last pod ended, if its successor came before anybody had looked. */
  private static Optional<Announcement> unseenEnd(Observed observed, GanQpTrainingStatus status) {
    boolean restarted = !Objects.equals(status.restarts(), observed.status().restarts());
    return observed
        .ownPods()
        .failed()
        .filter(pod -> restarted && observed.ownPods().live().isPresent())
        .map(pod -> end(pod, observed))
        .filter(end -> !isSaid(observed, end))
        .map(end -> new Announcement(EventReason.TRAINER_RESTARTED, note(end)));
  }

  private static Verdict end(Pod pod, Observed observed) {
    return PodVerdict.ofEnd(pod, observed.training().getSpec(), observed.now());
  }

  private static String note(Verdict verdict) {
    String reason = verdict.reason().word() + ": ";
    return verdict.message().startsWith(reason) ? verdict.message() : reason + verdict.message();
  }
}
