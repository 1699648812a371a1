package io.ganqp.trainer.training;

import java.util.List;

/** The store holds checkpoints of another training, or of another version of the trainer. */
public final class IncompatibleCheckpointException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  IncompatibleCheckpointException(String place, int schema, int known) {
    super(
        "%s has schema %d, and none after %d is known here. Use the version of the trainer that wrote it; or begin anew with ganqp train --fresh, or by removing that folder"
            .formatted(place, schema, known));
  }

  IncompatibleCheckpointException(String place, List<String> differences) {
    super(
        "%s is of another training: %s. Restore the former values or choose another metadata.name; or begin anew with ganqp train --fresh, or by removing that folder"
            .formatted(place, String.join("; ", differences)));
  }
}
