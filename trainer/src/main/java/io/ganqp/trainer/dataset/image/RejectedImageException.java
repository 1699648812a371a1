package io.ganqp.trainer.dataset.image;

/** One image that can't be used. Concerns that image only: the others go on. */
public final class RejectedImageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RejectReason reason;

  /**
   * @param detail what was found, with the value
   */
  public RejectedImageException(RejectReason reason, String detail) {
    this(reason, detail, null);
  }

  /** As above, with what the decoder or the file system said. */
  public RejectedImageException(RejectReason reason, String detail, Throwable cause) {
    super(detail, cause);
    this.reason = reason;
  }

  /** Why. */
  public RejectReason reason() {
    return reason;
  }
}
