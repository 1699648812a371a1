package io.ganqp.operator.canary;

import io.ganqp.crds.v1alpha1.CanaryPhase;
import io.ganqp.crds.v1alpha1.CanaryStatus;
import io.ganqp.operator.status.EventReason;
import java.util.Optional;

/**
 * What is new of a candidate, for an event.
 *
 * @param reason of the event
 * @param note a sentence
 */
public record CanaryNews(EventReason reason, String note) {

  /**
   * What there is to tell when {@code now} follows {@code former}; either may be null.
   *
   * @param fault what is said of a candidate that failed
   */
  public static Optional<CanaryNews> of(CanaryStatus former, CanaryStatus now, String fault) {
    if (now == null) {
      return Optional.empty();
    }
    boolean same = former != null && former.revision().equals(now.revision());
    CanaryPhase before = same ? former.phase() : null;
    if (now.phase() == before) {
      return Optional.empty();
    }
    String name = "Model %s, revision %s,".formatted(now.model().version(), now.revision());
    return Optional.ofNullable(
        switch (now.phase()) {
          case STARTING ->
              before == CanaryPhase.SERVING
                  ? null
                  : new CanaryNews(EventReason.CANARY_STARTED, name + " is tried.");
          case PROMOTING -> new CanaryNews(EventReason.CANARY_PROMOTED, name + " is promoted.");
          case PROMOTED ->
              before == CanaryPhase.PROMOTING
                  ? null
                  : new CanaryNews(EventReason.CANARY_PROMOTED, name + " is promoted.");
          case FAILED ->
              new CanaryNews(EventReason.CANARY_FAILED, name + " is taken back. " + fault);
          case WITHDRAWN -> new CanaryNews(EventReason.CANARY_WITHDRAWN, name + " was withdrawn.");
          case WAITING, SERVING -> null;
        });
  }
}
