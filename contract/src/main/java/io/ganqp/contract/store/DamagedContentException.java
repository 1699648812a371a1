package io.ganqp.contract.store;

/** Stored content is incomplete, altered or not what it claims to be; trust something older. */
public final class DamagedContentException extends StoreException {

  private static final long serialVersionUID = 1L;

  /** With a message that names the place and what is wrong there. */
  public DamagedContentException(String message) {
    super(message);
  }

  /** The same, with what caused it. */
  public DamagedContentException(String message, Throwable cause) {
    super(message, cause);
  }
}
