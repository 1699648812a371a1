package io.ganqp.trainer.dataset.source;

import io.ganqp.trainer.dataset.content.ContentDigests;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Where images come from. */
public interface ImageSource {

  /** What it is, for people: {@code folder /data/celeba}. */
  String description();

  /**
   * Covers the content of every file: two sources that may give different images never share one.
   *
   * @param contents reads what it doesn't remember of local files
   * @return lower-case hexadecimal SHA-256
   * @throws DatasetException if the source can't be read
   */
  String digest(ContentDigests contents);

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
