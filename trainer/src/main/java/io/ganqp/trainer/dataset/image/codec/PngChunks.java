package io.ganqp.trainer.dataset.image.codec;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The chunks of a PNG file (ISO/IEC 15948, 5). A wrong checksum is fatal where it concerns pixels;
 * elsewhere the chunk is passed over.
 */
final class PngChunks {
  private static final int SIGNATURE_BYTES = 8;
  private static final String PIXELS = "IDAT";
  private static final List<String> CRITICAL = List.of("IHDR", "PLTE", PIXELS, "tRNS");

  private final ByteBuffer file;
  private final Map<String, ByteBuffer> first = new HashMap<>();
  private final List<ByteBuffer> texts = new ArrayList<>();
  private final List<ByteBuffer> pixels = new ArrayList<>();

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
      throw new EOFException("PNG ends without its end chunk");
    }
    int length = file.getInt();
    String type = new String(file.array(), start + 4, 4, StandardCharsets.ISO_8859_1);
    if (length < 0) {
      throw new IOException("its chunk " + type + " says that it is " + length + " bytes long");
    }
    if (length > file.limit() - start - 12) {
      throw new EOFException("PNG ends in its chunk " + type);
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
    switch (type) {
      case PIXELS -> pixels.add(data);
      case "tEXt", "zTXt", "iTXt" -> texts.add(data);
      default -> first.putIfAbsent(type, data);
    }
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

  /** The chunks of text, compressed or not. */
  List<ByteBuffer> texts() {
    return texts.stream().map(ByteBuffer::duplicate).toList();
  }

  /** A PNG file of nothing but header, palette and pixels. */
  byte[] bare() {
    int length = pixels.stream().mapToInt(ByteBuffer::remaining).sum();
    ByteBuffer data = ByteBuffer.allocate(length);
    pixels.forEach(part -> data.put(part.duplicate()));
    ByteArrayOutputStream bare = new ByteArrayOutputStream(length + 1024);
    bare.write(file.array(), 0, SIGNATURE_BYTES);
    write(bare, "IHDR", Bytes.of(get("IHDR")));
    if (first.containsKey("PLTE")) {
      write(bare, "PLTE", Bytes.of(get("PLTE")));
    }
    write(bare, PIXELS, data.array());
    write(bare, "IEND", new byte[0]);
    return bare.toByteArray();
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
