package io.ganqp.trainer.dataset;

import io.ganqp.trainer.dataset.image.RejectReason;

/**
 * A file that was left out.
 *
 * @param name its name within the source
 * @param detail what was found, with the value
 */
public record Reject(String name, RejectReason reason, String detail) implements ImageOutcome {
  @Override
  public String toString() {
    return name + ": " + reason.text() + " (" + detail + ")";
  }
}
