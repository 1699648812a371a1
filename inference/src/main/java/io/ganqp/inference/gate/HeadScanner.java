package io.ganqp.inference.gate;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** Finds where a head ends in what has arrived so far, looking at each byte once. */
final class HeadScanner {
  private static final byte CR = '\r';
  private static final byte LF = '\n';
  private static final int LONGEST_HEAD = 16 * 1024;

  /** A method, two spaces and a version around the longest target. */
  private static final int LONGEST_LINE = RequestLine.LONGEST_TARGET + 64;

  private int scanned;
  private int lineStart;

  /**
   * The length of the head that the buffer begins with, its empty line included.
   *
   * @return -1 if its end has not arrived
   * @throws RefusedException if it can't become a head
   */
  int end(ByteBuf buffer) throws RefusedException {
    if (scanned == 0 && !beginsLine(buffer)) {
      return -1;
    }
    int start = buffer.readerIndex();
    int available = buffer.readableBytes();
    while (true) {
      int lineEnd = buffer.indexOf(start + scanned, start + available, LF);
      if (lineEnd < 0) {
        scanned = available;
        expectRoom(available);
        return -1;
      }
      int offset = lineEnd - start;
      if (offset == 0 || buffer.getByte(lineEnd - 1) != CR) {
        throw new RefusedException(Refusal.closing(400, "A line does not end in CR LF."));
      }
      boolean empty = offset - 1 == lineStart;
      scanned = offset + 1;
      expectRoom(scanned);
      lineStart = scanned;
      if (empty) {
        scanned = 0;
        lineStart = 0;
        return offset + 1;
      }
    }
  }

  /** The head without its empty line. */
  static String text(ByteBuf buffer, int end) {
    return buffer.toString(buffer.readerIndex(), end - 4, StandardCharsets.ISO_8859_1);
  }

  private void expectRoom(int length) throws RefusedException {
    if (lineStart == 0 && length > LONGEST_LINE) {
      throw RequestLine.tooLong();
    }
    if (length > LONGEST_HEAD) {
      throw new RefusedException(
          Refusal.closing(431, "The header has more than %d bytes.".formatted(LONGEST_HEAD)));
    }
  }

  /**
   * Leaves out empty lines before a request (RFC 9112, section 2.2). TLS or noise is refused at its
   * first byte: it would wait for a line end that never comes.
   */
  private static boolean beginsLine(ByteBuf buffer) throws RefusedException {
    while (buffer.isReadable() && buffer.getByte(buffer.readerIndex()) == CR) {
      if (buffer.readableBytes() == 1) {
        return false;
      }
      if (buffer.getByte(buffer.readerIndex() + 1) != LF) {
        break;
      }
      buffer.skipBytes(2);
    }
    if (!buffer.isReadable()) {
      return false;
    }
    byte first = buffer.getByte(buffer.readerIndex());
    if (first < ' ' || first > '~') {
      throw new RefusedException(
          Refusal.closing(400, "This is not HTTP; in clear text alone it is spoken here."));
    }
    return true;
  }
}
