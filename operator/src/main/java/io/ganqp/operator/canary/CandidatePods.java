package io.ganqp.operator.canary;

import java.time.Instant;
import java.util.Optional;

/**
 * How the pods of a candidate fare.
 *
 * @param ready how many serve
 * @param wanted how many are to serve
 * @param fault for which it is taken back
 * @param obstacle why they do not serve yet, in a sentence
 * @param deadline when one that is not ready has had its time; empty if all serve, or what keeps
 *     them from it is the cluster's
 */
public record CandidatePods(
    int ready,
    int wanted,
    Optional<CanaryFault> fault,
    Optional<String> obstacle,
    Optional<Instant> deadline) {

  /** Whether all serve that are to. */
  boolean allReady() {
    return ready >= wanted;
  }
}
