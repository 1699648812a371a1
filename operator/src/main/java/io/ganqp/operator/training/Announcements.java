package io.ganqp.operator.training;

import io.ganqp.crds.v1alpha1.GanQpTrainingStatus;
import io.ganqp.operator.status.Conditions;
import io.ganqp.operator.status.EventReason;
import io.ganqp.operator.training.Decision.Announcement;
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
          Reason.POD_CONFIGURATION,
          Reason.SECRET_NOT_FOUND,
          Reason.CONFIG_MAP_NOT_FOUND,
          Reason.VOLUME_NOT_MOUNTED,
          Reason.REFUSED,
          Reason.NAME_TAKEN,
          Reason.DATASET_NOT_FOUND,
          Reason.STORE_UNAVAILABLE);

  private Announcements() {}

  static List<Announcement> of(Observed observed, Verdict verdict, GanQpTrainingStatus status) {
    if (isSame(observed, verdict)) {
      return List.of();
    }
    String note = verdict.reason().word() + ": " + verdict.message();
    return reason(observed, verdict, status).stream()
        .map(reason -> new Announcement(reason, note))
        .toList();
  }

  private static boolean isSame(Observed observed, Verdict verdict) {
    return Conditions.find(observed.conditions(), verdict.phase().condition())
        .filter(c -> c.getStatus().equals("True") && c.getReason().equals(verdict.reason().word()))
        .isPresent();
  }

  private static Optional<EventReason> reason(
      Observed observed, Verdict verdict, GanQpTrainingStatus status) {
    return switch (verdict.phase()) {
      case COMPLETE -> Optional.of(EventReason.COMPLETED);
      case FAILED -> Optional.of(EventReason.FAILED);
      case SUSPENDED -> Optional.of(EventReason.SUSPENDED);
      case RUNNING ->
          verdict.reason() == Reason.TRAINING
              ? Optional.of(EventReason.TRAINING_STARTED)
              : Optional.empty();
      case PENDING -> {
        if (observed.ownPods().live().isEmpty() && observed.ownPods().failed().isPresent()) {
          yield Optional.of(EventReason.TRAINER_RESTARTED);
        }
        boolean restarted = !Objects.equals(status.restarts(), observed.status().restarts());
        if (OBSTACLES.contains(verdict.reason())) {
          yield Optional.of(EventReason.TRAINING_WAITS);
        }
        yield restarted ? Optional.of(EventReason.TRAINER_RESTARTED) : Optional.empty();
      }
    };
  }
}
