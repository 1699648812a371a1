package io.ganqp.trainer.dataset.image.codec;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A WebP file (RFC 9649): its canvas, its metadata and its first image. libwebp's plain decoder
 * takes no animations, so that the first frame of one is made a file of its own.
 *
 * @param canvas size of the whole
 * @param x first column of the image on the canvas
 * @param y first row of the image
 * @param frame size of the image
 * @param image a WebP file of the image alone
 */
record WebpFile(
    Size canvas,
    int x,
    int y,
    Size frame,
    byte[] image,
    Optional<byte[]> profile,
    Optional<byte[]> exif) {

  private static final int RIFF_BYTES = 12;
  private static final int FRAME_BYTES = 16;
  private static final int HAS_ALPHA = 0x10;

  static WebpFile of(byte[] encoded) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
    long length = RiffChunks.HEADER_BYTES + Integer.toUnsignedLong(file.getInt(4));
    if (length > encoded.length) {
      throw new EOFException("WebP has " + encoded.length + " of its " + length + " bytes");
    }
    file.position(RIFF_BYTES).limit((int) Math.max(RIFF_BYTES, length));
    RiffChunks chunks = RiffChunks.of(file);
    Optional<ByteBuffer> animation = chunks.find("ANMF");
    WebpFile still =
        animation.isPresent() ? animated(chunks, animation.get()) : still(chunks, encoded);
    if (still.x + still.frame.width() > still.canvas.width()
        || still.y + still.frame.height() > still.canvas.height()) {
      throw new IOException("its image reaches beyond its canvas");
    }
    return still;
  }

  private static WebpFile still(RiffChunks chunks, byte[] encoded) throws IOException {
    Size size = WebpSize.ofImage(chunks);
    return file(chunks, size, 0, 0, size, encoded);
  }

  private static WebpFile animated(RiffChunks chunks, ByteBuffer frame) throws IOException {
    ByteBuffer canvas = chunks.find("VP8X").orElseThrow(() -> new IOException("it has no canvas"));
    int x = 2 * WebpSize.threeBytes(frame, 0);
    int y = 2 * WebpSize.threeBytes(frame, 3);
    RiffChunks parts = RiffChunks.of(frame.position(FRAME_BYTES));
    Size size = WebpSize.ofImage(parts);
    return file(chunks, WebpSize.of(canvas, 4), x, y, size, alone(parts, size));
  }

  private static WebpFile file(
      RiffChunks chunks, Size canvas, int x, int y, Size frame, byte[] image) {
    return new WebpFile(canvas, x, y, frame, image, chunks.bytes("ICCP"), chunks.bytes("EXIF"));
  }

  /** A frame's opacity and colour as file of their own. */
  private static byte[] alone(RiffChunks parts, Size size) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    parts
        .bytes("ALPH")
        .ifPresent(
            alpha -> {
              ByteBuffer canvas = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
              canvas.putInt(HAS_ALPHA).putInt(size.width() - 1).position(7);
              canvas.putShort((short) (size.height() - 1));
              add(body, "VP8X", canvas.array());
              add(body, "ALPH", alpha);
            });
    parts.bytes("VP8 ").ifPresent(image -> add(body, "VP8 ", image));
    parts.bytes("VP8L").ifPresent(image -> add(body, "VP8L", image));
    ByteBuffer file = ByteBuffer.allocate(RIFF_BYTES + body.size()).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(4 + body.size());
    return file.put("WEBP".getBytes(StandardCharsets.US_ASCII)).put(body.toByteArray()).array();
  }

  private static void add(ByteArrayOutputStream body, String type, byte[] data) {
    ByteBuffer header = ByteBuffer.allocate(RiffChunks.HEADER_BYTES);
    header.order(ByteOrder.LITTLE_ENDIAN).put(type.getBytes(StandardCharsets.US_ASCII));
    body.writeBytes(header.putInt(data.length).array());
    body.writeBytes(data);
    body.writeBytes(new byte[data.length % 2]);
  }
}
