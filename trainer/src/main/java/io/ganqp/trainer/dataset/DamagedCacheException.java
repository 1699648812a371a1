package io.ganqp.trainer.dataset;

import java.io.IOException;

/** A cache that can't be trusted and must be built again. */
final class DamagedCacheException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedCacheException(String message) {
    super(message);
  }
}
