package io.ganqp.contract.store;

/** A training is under way, and has exported no model so far: it will. */
public final class NoModelYetException extends StoreException {
  private static final long serialVersionUID = 1L;

  NoModelYetException(String message) {
    super(message);
  }
}
