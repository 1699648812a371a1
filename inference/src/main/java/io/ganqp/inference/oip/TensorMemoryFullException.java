package io.ganqp.inference.oip;

/** The tensors of others take the memory that this request needs; try again in a moment. */
public final class TensorMemoryFullException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TensorMemoryFullException(long bytes) {
    super(
        "Too much is asked at once: tensors would take more than "
            + bytes
            + " bytes (ganqp.tensor-memory). Try again, or ask for fewer faces.",
        null,
        false,
        false);
  }
}
