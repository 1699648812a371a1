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
    String line = name + ": " + reason.text() + " (" + detail + ")";
    // Names and decoders' words come from outside: they may not steer a terminal.
    return line.replaceAll("\\p{Cntrl}+", " ");
  }
}
