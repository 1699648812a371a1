package io.ganqp.trainer.natives;

/** There is no folder that native libraries can be loaded from. */
public final class UnsuitableFolderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private UnsuitableFolderException(String message) {
    super(message);
  }

  static UnsuitableFolderException cache(String cache, String home) {
    return new UnsuitableFolderException(
        "native libraries have no folder to be loaded from: %s, and %s; name one by --cache or GANQP_CACHE that can be written to, has 64 MiB free and is not mounted noexec"
            .formatted(cache, home));
  }

  static UnsuitableFolderException temporary(String trouble) {
    return new UnsuitableFolderException(
        "native libraries cannot be loaded from the temporary folder: %s; name one by TMPDIR that can be written to, has 64 MiB free and is not mounted noexec"
            .formatted(trouble));
  }
}
