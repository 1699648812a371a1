package io.ganqp.trainer.dataset.source;

import java.util.OptionalLong;
import java.util.stream.Stream;

/** Where images come from. */
public interface ImageSource {

  /** What it is, for people: {@code folder /data/celeba}. */
  String description();

  /**
   * Changes whenever the images may have changed, and is cheap: it doesn't read every byte.
   *
   * @return lower-case hexadecimal SHA-256
   * @throws DatasetException if the source can't be read
   */
  String digest();

  /** How many entries {@link #entries} will give, where that is known beforehand. */
  OptionalLong count();

  /**
   * Every file that is not hidden, in an order that depends on the source only. Sequential; must be
   * closed, and not before its entries are decoded.
   *
   * @throws DatasetException if the source as a whole can't be read; the stream too throws it
   */
  Stream<ImageEntry> entries();
}
