package io.ganqp.operator.canary;

import io.ganqp.crds.v1alpha1.CanaryStatus;

/** Every reason that the conditions of a candidate can have besides those of pods. */
public enum CanaryReason {
  /** Nothing else is to be served than what is. */
  NO_CANDIDATE("NoCandidate"),
  /** Something has to come first: see the message. */
  CANDIDATE_WAITING("CandidateWaiting"),
  /** The pods of the candidate start. */
  CANDIDATE_STARTING("CandidateStarting"),
  /**
   * The candidate's pods serve, and no Gateway leads its share to them, or it rejects the route
   * with the share: see the message.
   */
  ROUTE_NOT_TAKEN("RouteNotTaken"),
  /** The candidate gets its share of the traffic. */
  CANDIDATE_SERVING("CandidateServing"),
  /** The service is being moved to the candidate. */
  PROMOTING("Promoting"),
  /** The service serves what was the candidate. */
  PROMOTED("Promoted"),
  /** The candidate was taken back. */
  CANDIDATE_FAILED("CandidateFailed"),
  /** The candidate is not wanted any more. */
  WITHDRAWN("Withdrawn");

  private final String word;

  CanaryReason(String word) {
    this.word = word;
  }

  static CanaryReason of(CanaryStatus status) {
    return switch (status.phase()) {
      case WAITING -> CANDIDATE_WAITING;
      case STARTING ->
          status.percent() != null && status.percent() > 0 ? ROUTE_NOT_TAKEN : CANDIDATE_STARTING;
      case SERVING -> CANDIDATE_SERVING;
      case PROMOTING -> PROMOTING;
      case PROMOTED -> PROMOTED;
      case FAILED -> CANDIDATE_FAILED;
      case WITHDRAWN -> WITHDRAWN;
    };
  }

  /** The reason as a condition has it. */
  public String word() {
    return word;
  }
}
