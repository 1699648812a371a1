package io.ganqp.trainer.dataset.image.codec;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The segments of the first image of a JPEG file (ITU-T T.81, B), with what cameras and editors
 * add: JFIF, Exif, Adobe and ICC.
 */
final class JpegSegments {
  /** Editors write fewer than twenty; each costs a pass over the whole image. */
  static final int MOST_SCANS = 50;

  private static final int START_OF_SCAN = 0xda;
  private static final int END_OF_IMAGE = 0xd9;
  private static final byte[] ICC = ascii("ICC_PROFILE\0");

  private final ByteBuffer file;
  private final ByteArrayOutputStream bare;
  private final IccParts profile = new IccParts();
  private ByteBuffer frame;
  private int frameMarker;
  private boolean jfif;
  private int adobeTransform = JpegColor.NO_ADOBE_MARKER;
  private byte[] exif = new byte[0];
  private int scans;

  private JpegSegments(byte[] encoded) {
    this.file = ByteBuffer.wrap(encoded);
    this.bare = new ByteArrayOutputStream(encoded.length);
  }

  static JpegSegments of(byte[] encoded) throws IOException {
    JpegSegments segments = new JpegSegments(encoded);
    segments.file.position(2);
    segments.bare.write(encoded, 0, 2);
    while (segments.next()) {}
    return segments;
  }

  /** Reads a segment and the compressed data behind it, if the image goes on. */
  private boolean next() throws IOException {
    int marker = marker();
    if (marker == END_OF_IMAGE) {
      if (frame == null || scans == 0) {
        throw new IOException("it holds no image");
      }
      bare.write(0xff);
      bare.write(END_OF_IMAGE);
      return false;
    }
    int start = file.position();
    int length = file.remaining() < 2 ? 2 : Short.toUnsignedInt(file.getShort(start));
    if (length < 2) {
      throw new IOException("a segment says that it is " + length + " bytes long");
    }
    if (length > file.remaining() || file.remaining() < 2) {
      throw new EOFException("JPEG ends in its header");
    }
    file.position(start + length);
    ByteBuffer data = file.slice(start + 2, length - 2);
    if (marker >= 0xe0 && marker <= 0xef) {
      application(marker, data);
    } else if (marker != 0xfe) {
      if (isFrame(marker) && frame == null) {
        frame = data;
        frameMarker = marker;
      }
      keep(marker, start, length);
      if (marker == START_OF_SCAN) {
        scan();
      }
    }
    return true;
  }

  /** Finds the next marker; libjpeg, too, passes over bytes that are none. */
  private int marker() throws EOFException {
    int marker = 0;
    while (file.hasRemaining()) {
      int before = marker;
      marker = file.get() & 0xff;
      boolean alone = marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
      if (before == 0xff && marker != 0xff && marker != 0 && !alone) {
        return marker;
      }
    }
    throw new EOFException("JPEG ends without its end marker");
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private void keep(int marker, int start, int length) {
    bare.write(0xff);
    bare.write(marker);
    bare.write(file.array(), start, length);
  }

  private void scan() throws IOException {
    if (++scans > MOST_SCANS) {
      throw new IOException("it has more than " + MOST_SCANS + " scans");
    }
    int start = file.position();
    while (file.remaining() > 1) {
      if (file.get() == (byte) 0xff) {
        int marker = file.get(file.position()) & 0xff;
        if (marker != 0 && marker != 0xff && (marker < 0xd0 || marker > 0xd7)) {
          file.position(file.position() - 1);
          bare.write(file.array(), start, file.position() - start);
          return;
        }
      }
    }
    throw new EOFException("JPEG ends within scan " + scans + ", without its end marker");
  }

  private void application(int marker, ByteBuffer data) {
    switch (marker) {
      case 0xe0 -> jfif |= data.remaining() >= 14 && startsWith(data, ascii("JFIF\0"));
      case 0xe1 -> {
        if (exif.length == 0 && startsWith(data, ascii("Exif\0"))) {
          exif = Bytes.of(data);
        }
      }
      case 0xe2 -> {
        if (startsWith(data, ICC)) {
          profile.add(Bytes.of(data.position(ICC.length)));
        }
      }
      case 0xee -> {
        if (data.remaining() >= 12 && startsWith(data, ascii("Adobe"))) {
          adobeTransform = data.get(11) & 0xff;
        }
      }
      default -> {}
    }
  }

  private static boolean startsWith(ByteBuffer data, byte[] prefix) {
    return data.remaining() >= prefix.length
        && data.slice(0, prefix.length).equals(ByteBuffer.wrap(prefix));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The frame header that begins with the number of bits per sample. */
  ByteBuffer frame() {
    return frame.duplicate();
  }

  /** Which kind of frame it is: 0xc0 … 0xcf. */
  int frameMarker() {
    return frameMarker;
  }

  boolean jfif() {
    return jfif;
  }

  int adobeTransform() {
    return adobeTransform;
  }

  int orientation() {
    return ExifOrientation.of(exif);
  }

  /** The colour profile, if all of it is there. */
  Optional<byte[]> profile() {
    return profile.joined();
  }

  /** The image alone, without anything that applications added. */
  byte[] bare() {
    return bare.toByteArray();
  }
}
