package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.Condition;
import io.ganqp.operator.status.Conditions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where a training stands: the types of its conditions, of which exactly one is True. */
enum Phase {
  /** It waits for a pod that trains. */
  PENDING("Pending"),
  /** It is stopped on request, after a checkpoint. */
  SUSPENDED("Suspended"),
  /** A trainer is at work. */
  RUNNING("Running"),
  /** All iterations are done; this is final unless more of them are asked for. */
  COMPLETE("Complete"),
  /** It is given up; this is final. */
  FAILED("Failed");

  private final String condition;

  Phase(String condition) {
    this.condition = condition;
  }

  /** Type of its condition. */
  String condition() {
    return condition;
  }

  /** Whether nothing follows by itself. */
  boolean isTerminal() {
    return this == COMPLETE || this == FAILED;
  }

  /** The one that {@code conditions} say; empty for a training that nobody has seen yet. */
  static Optional<Phase> of(List<Condition> conditions) {
    return Arrays.stream(values())
        .filter(phase -> Conditions.isTrue(conditions, phase.condition))
        .findFirst();
  }
}
