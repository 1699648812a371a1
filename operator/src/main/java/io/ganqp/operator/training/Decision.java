package io.ganqp.operator.training;

import io.ganqp.crds.v1alpha1.GanQpTrainingStatus;
import io.ganqp.operator.status.EventReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What follows from what was observed.
 *
 * @param actions in order
 * @param status to record, once the actions are done
 * @param announcements events to record, if the status is a new one
 * @param again when to look again even if nothing happens
 */
record Decision(
    List<Action> actions,
    GanQpTrainingStatus status,
    List<Announcement> announcements,
    Optional<Duration> again) {

  Decision {
    actions = List.copyOf(actions);
    announcements = List.copyOf(announcements);
  }

  /** An event about the training. */
  record Announcement(EventReason reason, String note) {}
}
