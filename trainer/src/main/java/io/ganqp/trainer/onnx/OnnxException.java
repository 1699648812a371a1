package io.ganqp.trainer.onnx;

/** ONNX Runtime does not load or run a file, or the file is not what it is taken for. */
public final class OnnxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what is wrong with the file. */
  public OnnxException(String message) {
    super(message);
  }

  OnnxException(String message, Throwable cause) {
    super(message, cause);
  }
}
