package io.ganqp.trainer.dataset.image.codec;

import java.io.IOException;

/** An image of a kind that isn't read. The message names the kind and the remedy. */
public final class UnsupportedImageException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param kind such as {@code JPEG with 12 bits per sample}
   */
  UnsupportedImageException(String kind) {
    super(kind + " isn't read: convert it to JPEG or PNG of 8 bits");
  }
}
