package io.ganqp.operator.canary;

import io.ganqp.crds.v1alpha1.CanarySpec;
import io.ganqp.crds.v1alpha1.CanaryStatus;
import java.time.Instant;

/**
 * All that a decision about a candidate follows from.
 *
 * @param asked for; null for no canary
 * @param former what was decided last; null if nothing was
 * @param desired what is to be served in the end
 * @param served where the Deployment stands with it
 * @param stable how the Deployment fares
 * @param crowded whether pods that are to take over find no room
 * @param pods those of the candidate
 * @param routing of its share
 * @param now the time
 */
public record CanarySituation(
    CanarySpec asked,
    CanaryStatus former,
    Candidate desired,
    Served served,
    StableState stable,
    boolean crowded,
    CandidatePods pods,
    Routing routing,
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
