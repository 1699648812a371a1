package io.ganqp.trainer.training;

import java.util.List;

/** The store holds checkpoints, and none of them is intact; to begin anew would lose the work. */
public final class DamagedCheckpointsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param reasons what is wrong, for each checkpoint, the newest first
   */
  DamagedCheckpointsException(Object place, List<String> reasons) {
    super(
        "no checkpoint in %s is intact: %s. Restore that folder from a copy; or begin anew with ganqp train --fresh, or by removing that folder"
            .formatted(place, String.join("; ", reasons)));
  }
}
