package io.ganqp.trainer.dataset.image.codec;

import java.io.IOException;
import java.util.Arrays;

/**
 * A GIF file: its first frame on its canvas. The canvas is widened to hold the frame, as Pillow and
 * browsers do. Where the frame does not reach, it has the background colour (GIF89a, 18), or none
 * where the frame has transparent pixels or there is no table to take the colour from.
 */
final class GifImage implements StoredImage {
  private final GifFrame frame;

  private GifImage(GifFrame frame) {
    this.frame = frame;
  }

  static StoredImage open(byte[] encoded) throws IOException {
    return new GifImage(GifFrame.first(encoded));
  }

  @Override
  public Size size() {
    return new Size(
        Math.max(frame.screenWidth(), frame.x() + frame.width()),
        Math.max(frame.screenHeight(), frame.y() + frame.height()));
  }

  @Override
  public long decodingBytes() {
    return (long) frame.width() * frame.height();
  }

  @Override
  public PixelRows decode() throws IOException {
    byte[] indices = frame.indices();
    int[] colors = frame.colors();
    int[] rows = frame.rows();
    return new ArgbRows(
        size().width(),
        true,
        (y, packed) -> {
          Arrays.fill(packed, frame.ground());
          int row = y - frame.y();
          if (row >= 0 && row < frame.height()) {
            int from = rows[row] * frame.width();
            for (int i = 0; i < frame.width(); i++) {
              packed[frame.x() + i] = colors[indices[from + i] & 0xff];
            }
          }
        });
  }
}
