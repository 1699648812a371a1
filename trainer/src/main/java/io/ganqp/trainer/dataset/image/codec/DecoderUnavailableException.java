package io.ganqp.trainer.dataset.image.codec;

/**
 * This machine can't read images of some kind, damaged or not: a part of the JDK or a native
 * library is missing. It says nothing about the image that was to be read.
 */
public final class DecoderUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private DecoderUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  static DecoderUnavailableException webp(String folder, Throwable cause) {
    return new DecoderUnavailableException(
        "WebP images can't be read: libwebp can't be loaded from "
            + folder
            + " on "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch")
            + " ("
            + cause.getMessage()
            + "); if that folder is mounted noexec, name another with"
            + " -Dcom.luciad.imageio.webp.tmpdir=FOLDER in GANQP_JAVA_OPTS",
        cause);
  }

  static DecoderUnavailableException reader(String provider) {
    return new DecoderUnavailableException(
        jdk() + " has no " + provider + ": use one with the whole module java.desktop", null);
  }

  /**
   * @param format what was to be read
   * @param cause what can't be loaded
   */
  public static DecoderUnavailableException jdk(ImageFormat format, LinkageError cause) {
    return new DecoderUnavailableException(
        "%s images can't be read: %s cannot load what reads them (%s); use a JDK with the whole module java.desktop and its native libraries"
            .formatted(format, jdk(), cause),
        cause);
  }

  private static String jdk() {
    return "the JDK in " + System.getProperty("java.home");
  }
}
