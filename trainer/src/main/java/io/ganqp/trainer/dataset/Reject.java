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
    return printable(name + ": " + reason.text() + " (" + detail + ")");
  }

  /**
   * Without control and formatting characters: what comes from outside may not steer a terminal.
   */
  static String printable(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ");
  }
}
