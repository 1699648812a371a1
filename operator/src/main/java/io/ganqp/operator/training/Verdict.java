package io.ganqp.operator.training;

/**
 * Where a training stands, and why.
 *
 * @param phase which of its conditions is True
 * @param reason why, in one word
 * @param message why, in the words of whoever knows best: often the pod's own
 */
record Verdict(Phase phase, Reason reason, String message) {

  static Verdict pending(Reason reason, String message) {
    return new Verdict(Phase.PENDING, reason, message);
  }

  static Verdict running(Reason reason, String message) {
    return new Verdict(Phase.RUNNING, reason, message);
  }

  static Verdict failed(Reason reason, String message) {
    return new Verdict(Phase.FAILED, reason, message);
  }
}
