package io.ganqp.trainer.training;

/** The store holds no intact checkpoint of the training, and one is needed. */
public final class NoCheckpointException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoCheckpointException(Object store) {
    super(
        "there is no checkpoint to export in %s: train first, with the same document"
            .formatted(store));
  }
}
