package io.ganqp.trainer.dataset.image.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The orientation that Exif data name (Exif 2.32, tag 0x0112). Reads as much as is there, as
 * libexif and Pillow do: a directory that promises more entries than follow, or entries that point
 * nowhere, do not hide the orientation.
 */
final class ExifOrientation {
  static final int UPRIGHT = 1;

  private static final byte[] PREFIX = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final int TAG = 0x0112;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int ENTRY_BYTES = 12;

  private ExifOrientation() {}

  /**
   * 1 … 8; {@link #UPRIGHT} where the data name none or are damaged.
   *
   * @param exif a TIFF structure, with or without {@code Exif\0\0} before it
   */
  static int of(byte[] exif) {
    int start = 0;
    while (hasPrefix(exif, start)) {
      start += PREFIX.length;
    }
    ByteBuffer tiff = ByteBuffer.wrap(exif, start, exif.length - start).slice();
    if (tiff.remaining() < 8 || !knowsByteOrder(tiff)) {
      return UPRIGHT;
    }
    long directory = Integer.toUnsignedLong(tiff.getInt(4));
    if (directory > tiff.limit() - 2) {
      return UPRIGHT;
    }
    tiff.position((int) directory);
    int entries = Short.toUnsignedInt(tiff.getShort());
    for (; entries > 0 && tiff.remaining() >= ENTRY_BYTES; entries--) {
      int at = tiff.position();
      if (Short.toUnsignedInt(tiff.getShort(at)) == TAG) {
        return value(tiff, at);
      }
      tiff.position(at + ENTRY_BYTES);
    }
    return UPRIGHT;
  }

  private static boolean hasPrefix(byte[] exif, int start) {
    int end = start + PREFIX.length;
    return exif.length >= end && Arrays.equals(exif, start, end, PREFIX, 0, PREFIX.length);
  }

  private static boolean knowsByteOrder(ByteBuffer tiff) {
    switch (tiff.getInt(0)) {
      case 0x4d4d002a -> tiff.order(ByteOrder.BIG_ENDIAN);
      case 0x49492a00 -> tiff.order(ByteOrder.LITTLE_ENDIAN);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static int value(ByteBuffer tiff, int entry) {
    if (tiff.getInt(entry + 4) != 1) {
      return UPRIGHT;
    }
    int value =
        switch (tiff.getShort(entry + 2)) {
          case SHORT -> tiff.getShort(entry + 8);
          case LONG -> tiff.getInt(entry + 8);
          default -> UPRIGHT;
        };
    return value >= 1 && value <= 8 ? value : UPRIGHT;
  }
}
