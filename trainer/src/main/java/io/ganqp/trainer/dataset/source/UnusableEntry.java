package io.ganqp.trainer.dataset.source;

import io.ganqp.trainer.dataset.image.RejectReason;
import io.ganqp.trainer.dataset.image.RejectedImageException;

/** An entry that the source already knows to be of no use. */
record UnusableEntry(String name, RejectReason reason, String detail) implements ImageEntry {

  static UnusableEntry tooLarge(String name, long bytes, long limit) {
    return new UnusableEntry(
        name, RejectReason.FILE_TOO_LARGE, bytes + " bytes, the limit is " + limit);
  }

  @Override
  public SourceImage decode(int resolution) throws RejectedImageException {
    throw new RejectedImageException(reason, detail);
  }
}
