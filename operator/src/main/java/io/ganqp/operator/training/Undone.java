package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.ganqp.crds.v1alpha1.GanQpTrainingStatus;
import io.ganqp.operator.status.ConditionState;
import io.ganqp.operator.status.Conditions;
import io.ganqp.operator.status.Refusal;
import io.ganqp.operator.status.Standing;
import io.ganqp.operator.status.UnforeseenError;
import java.time.Instant;
import java.util.List;

/**
 * What is said when something that was decided could not be done. All else that was decided is
 * recorded: a training whose service is refused is complete all the same. Pure.
 */
final class Undone {

  private static final List<String> STANDING = List.of(Standing.RECONCILING, Standing.STALLED);

  private Undone() {}

  /**
   * The decision that is left.
   *
   * @param former the status that was recorded last
   * @param answer of the API server
   */
  static Decision in(
      Decision decision,
      GanQpTrainingStatus former,
      KubernetesClientException answer,
      Instant now) {
    List<Condition> conditions =
        Conditions.with(
            Conditions.kept(decision.status().conditions(), former.conditions(), STANDING),
            standing(answer),
            now);
    return new Decision(
        List.of(),
        StatusDraft.with(decision.status(), conditions),
        decision.announcements(),
        NextLook.afterFailure(decision, answer));
  }

  private static List<ConditionState> standing(KubernetesClientException answer) {
    return Refusal.is(answer)
        ? Standing.STUCK.conditions(Reason.REFUSED.word(), Refusal.words(answer))
        : Standing.UNDER_WAY.conditions(UnforeseenError.REASON, UnforeseenError.message(answer));
  }
}
