package io.ganqp.trainer.training;

import java.util.List;

/** The store holds checkpoints of another training than the one that is to go on. */
public final class IncompatibleCheckpointException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  IncompatibleCheckpointException(String place, List<String> differences) {
    super(
        "%s is of another training: %s. Restore the former values, choose another metadata.name, or remove that folder to begin anew"
            .formatted(place, String.join("; ", differences)));
  }
}
