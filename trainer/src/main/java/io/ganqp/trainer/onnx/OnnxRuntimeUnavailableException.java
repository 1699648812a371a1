package io.ganqp.trainer.onnx;

/** ONNX Runtime does not load on this machine or in this container, whatever the model. */
public final class OnnxRuntimeUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OnnxRuntimeUnavailableException(LinkageError cause) {
    super(
        "ONNX Runtime does not load here, and each export is checked with it (%s): let the temporary folder %s be writable, with 64 MiB free and not mounted noexec, and have libstdc++ and libgcc installed"
            .formatted(innermost(cause), System.getProperty("java.io.tmpdir")),
        cause);
  }

  private static String innermost(Throwable e) {
    return e.getCause() == null ? e.getMessage() : innermost(e.getCause());
  }
}
