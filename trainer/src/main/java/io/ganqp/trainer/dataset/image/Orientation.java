package io.ganqp.trainer.dataset.image;

import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * How a camera was held: the Exif orientation, 1 … 8 (Exif 2.32, tag 0x0112).
 *
 * @param transposed whether rows and columns are exchanged, which comes first
 * @param flippedX whether the columns then run the other way
 * @param flippedY whether the rows then run the other way
 */
record Orientation(boolean transposed, boolean flippedX, boolean flippedY) {
  private static final Orientation UPRIGHT = new Orientation(false, false, false);
  private static final int BYTES_BEFORE_TIFF = 1;

  static Orientation of(int exif) {
    return switch (exif) {
      case 2 -> new Orientation(false, true, false);
      case 3 -> new Orientation(false, true, true);
      case 4 -> new Orientation(false, false, true);
      case 5 -> new Orientation(true, false, false);
      case 6 -> new Orientation(true, true, false);
      case 7 -> new Orientation(true, true, true);
      case 8 -> new Orientation(true, false, true);
      default -> UPRIGHT;
    };
  }

  /** The orientation of a JPEG file; upright where its Exif data is absent or damaged. */
  static Orientation ofJpeg(byte[] encoded) {
    try (ImageInputStream stream = new ByteArrayImageInputStream(encoded)) {
      List<JPEGSegment> segments = JPEGSegmentUtil.readSegments(stream, JPEG.APP1, "Exif");
      return segments.isEmpty() ? UPRIGHT : of(exifOrientation(segments.get(0)));
    } catch (IOException | RuntimeException e) {
      return UPRIGHT;
    }
  }

  private static int exifOrientation(JPEGSegment segment) throws IOException {
    // The identifier "Exif\0" is followed by a padding byte, then TIFF begins.
    ByteArrayInputStream data = new ByteArrayInputStream(segment.data().readAllBytes());
    data.skipNBytes(BYTES_BEFORE_TIFF);
    try (ImageInputStream tiff = new MemoryCacheImageInputStream(data)) {
      Entry entry = new TIFFReader().read(tiff).getEntryById(TIFF.TAG_ORIENTATION);
      return entry != null && entry.getValue() instanceof Number number ? number.intValue() : 1;
    }
  }

  RgbImage apply(RgbImage image) {
    if (equals(UPRIGHT)) {
      return image;
    }
    int width = transposed ? image.height() : image.width();
    int height = transposed ? image.width() : image.height();
    byte[] turned = new byte[3 * width * height];
    int at = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int column = flippedX ? width - 1 - x : x;
        int row = flippedY ? height - 1 - y : y;
        for (int channel = 0; channel < 3; channel++) {
          turned[at++] =
              (byte)
                  (transposed
                      ? image.sample(row, column, channel)
                      : image.sample(column, row, channel));
        }
      }
    }
    return new RgbImage(width, height, turned);
  }
}
