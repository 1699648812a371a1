package io.ganqp.trainer.dataset.image.codec;

/**
 * The native library that reads WebP can't be loaded: no WebP image can be read, damaged or not.
 */
public final class WebpUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WebpUnavailableException(String folder, LinkageError cause) {
    super(
        "WebP images can't be read: libwebp can't be loaded from "
            + folder
            + " on "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch")
            + " ("
            + cause.getMessage()
            + "); if that folder is mounted noexec, name another with"
            + " -Dcom.luciad.imageio.webp.tmpdir=FOLDER in GANQP_JAVA_OPTS, or convert the images to"
            + " PNG",
        cause);
  }
}
