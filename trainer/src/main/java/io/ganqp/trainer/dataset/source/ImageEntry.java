package io.ganqp.trainer.dataset.source;

import io.ganqp.trainer.dataset.image.RejectedImageException;

/** One file, or one drawing, of a source. */
public interface ImageEntry {

  /** Its name within the source, parts separated by {@code /}. */
  String name();

  /** Bytes of memory that it takes until it is decoded; 0 where they are read then. */
  default long heldBytes() {
    return 0;
  }

  /**
   * Reads and decodes it. May be called from any thread, while the source is being read.
   *
   * @param resolution a hint: the size that a drawing is drawn at; files come as they are
   * @throws RejectedImageException if it isn't a usable image
   */
  SourceImage decode(int resolution) throws RejectedImageException;
}
