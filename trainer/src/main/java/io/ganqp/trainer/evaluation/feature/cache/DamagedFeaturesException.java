package io.ganqp.trainer.evaluation.feature.cache;

import java.io.IOException;

/** Features in a file that can't be trusted and must be computed again. */
final class DamagedFeaturesException extends IOException {

  private static final long serialVersionUID = 1L;

  DamagedFeaturesException(String message) {
    super(message);
  }
}
