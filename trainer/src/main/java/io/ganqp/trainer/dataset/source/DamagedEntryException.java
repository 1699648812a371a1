package io.ganqp.trainer.dataset.source;

import java.io.IOException;

/** A file of an archive is not what was put there. */
final class DamagedEntryException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedEntryException(String message) {
    super(message);
  }
}
