package io.ganqp.trainer.dataset.image;

/** Why a file of a dataset is left out. */
public enum RejectReason {
  /** Not an image of a supported format. */
  FOREIGN("not a supported image"),
  /** The file is larger than the limit. */
  FILE_TOO_LARGE("file too large"),
  /** The image has more pixels, or longer sides, than the limit. */
  TOO_MANY_PIXELS("too many pixels"),
  /** The file ends before its image does. */
  TRUNCATED("truncated"),
  /** The decoder can't make sense of it. */
  BROKEN("broken"),
  /** The file can't be read. */
  UNREADABLE("unreadable"),
  /** Decoding it takes more memory than there is just now, which says nothing about the image. */
  OUT_OF_MEMORY("out of memory");

  private final String text;

  RejectReason(String text) {
    this.text = text;
  }

  /** A few words for people. */
  public String text() {
    return text;
  }
}
