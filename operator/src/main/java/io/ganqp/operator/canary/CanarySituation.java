package io.ganqp.operator.canary;

import io.ganqp.crds.v1alpha1.CanarySpec;
import io.ganqp.crds.v1alpha1.CanaryStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * All that a decision about a candidate follows from.
 *
 * @param asked for; null for no canary
 * @param former what was decided last; null if nothing was
 * @param desired what is to be served in the end
 * @param served where the Deployment stands with it
 * @param stable how the Deployment fares
 * @param ready pods of the candidate that serve
 * @param wanted pods of the candidate that are to serve
 * @param fault of the candidate's pods for which it is taken back
 * @param obstacle why they do not serve yet, in a sentence
 * @param unrouted why no traffic can be led to them, in a sentence
 * @param now the time
 */
public record CanarySituation(
    CanarySpec asked,
    CanaryStatus former,
    Candidate desired,
    Served served,
    StableState stable,
    int ready,
    int wanted,
    Optional<CanaryFault> fault,
    Optional<String> obstacle,
    Optional<String> unrouted,
    Instant now) {

  /** Where the Deployment stands with what is to be served. */
  public enum Served {
    /** It serves, or is being moved to, just that. */
    DESIRED,
    /** It serves something else, and is to be moved. */
    OTHER,
    /** It serves something else, as somebody has taken it back. */
    TAKEN_BACK
  }
}
