package io.ganqp.inference.image;

/** The encodings served. */
public enum ImageFormat {
  /** Lossless. */
  PNG("image/png", "png"),
  /** Baseline JPEG of a chosen quality. */
  JPEG("image/jpeg", "jpg");

  private final String mediaType;
  private final String extension;

  ImageFormat(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  /** Without parameters. */
  public String mediaType() {
    return mediaType;
  }

  /** Of a file, without a dot. */
  public String extension() {
    return extension;
  }
}
