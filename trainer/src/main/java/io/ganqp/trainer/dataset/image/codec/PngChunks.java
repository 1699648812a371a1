package io.ganqp.trainer.dataset.image.codec;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * The chunks of a PNG file (ISO/IEC 15948, 5). A wrong checksum is fatal where it concerns pixels;
 * elsewhere the chunk is passed over. A file without its end chunk is one that was cut off, even if
 * its pixels are whole: its orientation may stand behind them.
 */
final class PngChunks {
  private static final int SIGNATURE_BYTES = 8;
  private static final String PIXELS = "IDAT";
  private static final List<String> CRITICAL = List.of("IHDR", "PLTE", PIXELS, "tRNS");
  private static final Set<String> KEPT = Set.of("IHDR", "PLTE", "tRNS", "iCCP", "eXIf");
  private static final Set<String> TEXTS = Set.of("tEXt", "zTXt", "iTXt");
  private static final List<String> EXIF_TEXTS =
      List.of("Raw profile type exif\0", "Raw profile type APP1\0");

  private final ByteBuffer file;
  private final Map<String, ByteBuffer> first = new HashMap<>();
  private ByteBuffer exifText = ByteBuffer.allocate(0);
  private int pixelBytes;

  private PngChunks(byte[] encoded) {
    this.file = ByteBuffer.wrap(encoded);
  }

  static PngChunks of(byte[] encoded) throws IOException {
    PngChunks chunks = new PngChunks(encoded);
    chunks.file.position(SIGNATURE_BYTES);
    while (chunks.next()) {}
    return chunks;
  }

  /** Reads a chunk, if there is another. */
  private boolean next() throws IOException {
    int start = file.position();
    if (file.remaining() < 12) {
      throw new EOFException("it ends without its end chunk");
    }
    int length = file.getInt();
    String type = new String(file.array(), start + 4, 4, StandardCharsets.ISO_8859_1);
    if (length < 0) {
      throw new IOException("its chunk " + type + " says that it is " + length + " bytes long");
    }
    if (length > file.limit() - start - 12) {
      throw new EOFException("it ends in its chunk " + type);
    }
    ByteBuffer data = file.slice(start + 8, length);
    file.position(start + 8 + length);
    if (first.isEmpty() && !type.equals("IHDR")) {
      throw new IOException("it begins with a chunk " + type + " instead of IHDR");
    }
    if (crc(start + 4, length + 4) == file.getInt()) {
      add(type, data);
    } else if (CRITICAL.contains(type)) {
      throw new IOException("the checksum of its chunk " + type + " is wrong");
    }
    return !type.equals("IEND");
  }

  private void add(String type, ByteBuffer data) {
    if (type.equals(PIXELS)) {
      pixelBytes += data.remaining();
    } else if (KEPT.contains(type)) {
      first.putIfAbsent(type, data);
    } else if (TEXTS.contains(type) && !exifText.hasRemaining() && holdsExif(data)) {
      exifText = data;
    }
  }

  private static boolean holdsExif(ByteBuffer text) {
    return EXIF_TEXTS.stream()
        .map(name -> ByteBuffer.wrap(name.getBytes(StandardCharsets.ISO_8859_1)))
        .anyMatch(
            name ->
                text.remaining() >= name.remaining()
                    && text.slice(0, name.remaining()).equals(name));
  }

  private int crc(int offset, int length) {
    CRC32 crc = new CRC32();
    crc.update(file.array(), offset, length);
    return (int) crc.getValue();
  }

  /** The first chunk of a type; empty where there is none. */
  ByteBuffer get(String type) {
    return first.containsKey(type) ? first.get(type).duplicate() : ByteBuffer.allocate(0);
  }

  /** The first text that holds Exif data, compressed or not; empty where there is none. */
  ByteBuffer exifText() {
    return exifText.duplicate();
  }

  /**
   * A PNG file of nothing but header, palette and pixels.
   *
   * @param colors how many of the palette to take; of 0, the file has none
   */
  byte[] bare(int colors) {
    ByteArrayOutputStream bare = new ByteArrayOutputStream(pixelBytes + 1024);
    bare.write(file.array(), 0, SIGNATURE_BYTES);
    write(bare, "IHDR", Bytes.of(get("IHDR")));
    if (colors > 0) {
      ByteBuffer palette = get("PLTE");
      write(bare, "PLTE", Bytes.of(palette.limit(Math.min(palette.limit(), 3 * colors))));
    }
    write(bare, PIXELS, pixels());
    write(bare, "IEND", new byte[0]);
    return bare.toByteArray();
  }

  /** Looked up again, for there may be millions of chunks. */
  private byte[] pixels() {
    byte[] name = PIXELS.getBytes(StandardCharsets.ISO_8859_1);
    byte[] pixels = new byte[pixelBytes];
    int start = SIGNATURE_BYTES;
    for (int at = 0; at < pixelBytes; ) {
      int length = file.getInt(start);
      if (Arrays.equals(file.array(), start + 4, start + 8, name, 0, name.length)) {
        file.get(start + 8, pixels, at, length);
        at += length;
      }
      start += 12 + length;
    }
    return pixels;
  }

  private static void write(ByteArrayOutputStream bare, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    bare.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    bare.writeBytes(name);
    bare.writeBytes(data);
    bare.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
