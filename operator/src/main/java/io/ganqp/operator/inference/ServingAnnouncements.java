package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.Condition;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GanQpInferenceStatus;
import io.ganqp.operator.canary.CanaryConditions;
import io.ganqp.operator.canary.CanaryNews;
import io.ganqp.operator.status.Conditions;
import io.ganqp.operator.status.EventReason;
import io.ganqp.operator.status.EventRecorder;

/** Tells by events what has just begun. */
final class ServingAnnouncements {
  private final EventRecorder events;

  ServingAnnouncements(EventRecorder events) {
    this.events = events;
  }

  /** Tells of a roll-out. */
  void rolledOut(GanQpInference inference, Rollout rollout) {
    events.record(inference, EventReason.ROLLED_OUT, rollout.announcement());
  }

  /** Tells what is new in {@code status}, which follows that of {@code inference}. */
  void tell(GanQpInference inference, GanQpInferenceStatus status) {
    begun(inference, status, ServingConditions.ROLLOUT_BLOCKED, EventReason.ROLLOUT_BLOCKED);
    begun(inference, status, ServingConditions.ROLLED_BACK, EventReason.ROLLED_BACK);
    GanQpInferenceStatus former = inference.getStatus();
    String fault =
        Conditions.find(status.conditions(), CanaryConditions.FAILED)
            .map(Condition::getMessage)
            .orElse("");
    CanaryNews.of(former == null ? null : former.canary(), status.canary(), fault)
        .ifPresent(news -> events.record(inference, news.reason(), news.note()));
  }

  private void begun(
      GanQpInference inference, GanQpInferenceStatus status, String condition, EventReason reason) {
    GanQpInferenceStatus former = inference.getStatus();
    if (former != null && Conditions.isTrue(former.conditions(), condition)) {
      return;
    }
    Conditions.find(status.conditions(), condition)
        .filter(c -> "True".equals(c.getStatus()))
        .ifPresent(c -> events.record(inference, reason, c.getMessage()));
  }
}
