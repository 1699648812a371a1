package io.ganqp.trainer.dataset.source;

import io.ganqp.trainer.dataset.image.RejectReason;
import io.ganqp.trainer.dataset.image.RejectedImageException;

/** An entry that the source already knows to be of no use. */
record UnusableEntry(String name, RejectReason reason, String detail) implements ImageEntry {
  @Override
  public SourceImage decode(int resolution) throws RejectedImageException {
    throw new RejectedImageException(reason, detail);
  }
}
