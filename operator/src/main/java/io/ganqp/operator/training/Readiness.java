package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.Condition;
import io.ganqp.operator.status.ConditionState;
import io.ganqp.operator.status.Conditions;
import io.ganqp.operator.status.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What tools that do not know trainings read of one: it follows from the phase. Pure. */
final class Readiness {

  /** Pending for one of these, a training waits for a person. */
  private static final Set<Reason> IN_A_PERSONS_HANDS =
      EnumSet.of(
          Reason.REFUSED,
          Reason.NAME_TAKEN,
          Reason.IMAGE_PULL,
          Reason.POD_CONFIGURATION,
          Reason.SECRET_NOT_FOUND,
          Reason.CONFIG_MAP_NOT_FOUND);

  private static final Set<String> WAITS_FOR_A_PERSON =
      IN_A_PERSONS_HANDS.stream().map(Reason::word).collect(Collectors.toUnmodifiableSet());

  private static final Set<String> PHASES =
      Arrays.stream(Phase.values()).map(Phase::condition).collect(Collectors.toUnmodifiableSet());

  private Readiness() {}

  /**
   * {@code conditions} with those of {@link Standing}. The phases come first: {@code kubectl get}
   * shows the first that is True.
   */
  static List<Condition> in(List<Condition> conditions, Instant now) {
    Optional<Phase> phase = Phase.of(conditions);
    if (phase.isEmpty()) {
      return conditions;
    }
    Condition said = Conditions.find(conditions, phase.get().condition()).orElseThrow();
    List<ConditionState> states = new ArrayList<>();
    states.add(
        new ConditionState(
            Standing.READY, phase.get() == Phase.COMPLETE, said.getReason(), said.getMessage()));
    states.addAll(
        standing(phase.get(), said.getReason()).conditions(said.getReason(), said.getMessage()));
    if (phase.get() == Phase.COMPLETE) {
      // Done, but for the service that is asked for as well.
      Conditions.find(conditions, Serving.CONDITION)
          .filter(served -> served.getStatus().equals("False"))
          .ifPresent(
              served ->
                  states.addAll(
                      Standing.STUCK.conditions(served.getReason(), served.getMessage())));
    }
    return Conditions.with(conditions, states, now).stream()
        .sorted(Comparator.comparing(condition -> !PHASES.contains(condition.getType())))
        .toList();
  }

  private static Standing standing(Phase phase, String reason) {
    return switch (phase) {
      case COMPLETE, SUSPENDED -> Standing.SETTLED;
      case FAILED -> Standing.STUCK;
      case RUNNING -> Standing.UNDER_WAY;
      case PENDING -> WAITS_FOR_A_PERSON.contains(reason) ? Standing.STUCK : Standing.UNDER_WAY;
    };
  }
}
