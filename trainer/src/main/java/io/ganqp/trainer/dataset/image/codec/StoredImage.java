package io.ganqp.trainer.dataset.image.codec;

import java.io.IOException;
import java.util.Optional;

/** An image of which only the header has been read. */
public interface StoredImage {

  /** Columns and rows as stored: before it is turned upright. */
  Size size();

  /** About how many bytes of memory decoding takes, in the heap and beside it. */
  long decodingBytes();

  /** The ICC profile of its colours; nobody has looked at it yet. */
  default Optional<byte[]> profile() {
    return Optional.empty();
  }

  /** The Exif orientation, 1 … 8. */
  default int orientation() {
    return ExifOrientation.UPRIGHT;
  }

  /**
   * Decodes it.
   *
   * @throws java.io.EOFException if the file ends before its image does
   * @throws UnsupportedImageException if it is of a kind that isn't read
   * @throws IOException if it is damaged
   */
  PixelRows decode() throws IOException;
}
