package io.ganqp.trainer.export;

/** A generator could not be exported, or its ONNX file computes something else than it does. */
public final class ExportException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ExportException(String message) {
    super(message);
  }

  ExportException(String message, Throwable cause) {
    super(message, cause);
  }
}
