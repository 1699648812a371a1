package io.ganqp.contract.store;

/** Stored content is incomplete, altered or not what it claims to be; trust something older. */
public final class DamagedContentException extends StoreException {

  private static final long serialVersionUID = 1L;

  DamagedContentException(String message) {
    super(message);
  }

  DamagedContentException(String message, Throwable cause) {
    super(message, cause);
  }
}
