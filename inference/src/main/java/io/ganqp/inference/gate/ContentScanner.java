package io.ganqp.inference.gate;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/**
 * Finds where the content of one request ends in what has arrived so far. Of chunks nothing is
 * taken but sizes and data (RFC 9112, section 7.1): extensions and trailer fields carry nothing
 * here, and are where readers differ.
 */
final class ContentScanner {
  private static final byte CR = '\r';
  private static final byte LF = '\n';
  private static final int LINE_END = 2;
  private static final int MOST_DIGITS = 8;

  /** Each is an object of its own in the server. */
  private static final int MOST_CHUNKS = 4096;

  private final Content content;
  private final long most;
  private int scanned;
  private int chunks;

  /**
   * @param most bytes that it may have, those between chunks included
   */
  ContentScanner(Content content, long most) {
    this.content = content;
    this.most = most;
  }

  /**
   * How many bytes the content has, those between chunks included.
   *
   * @param start of the content in the buffer, counted from its reader index
   * @return -1 if its end has not arrived
   * @throws RefusedException if it can't become content that is taken
   */
  int end(ByteBuf buffer, int start) throws RefusedException {
    int available = buffer.readableBytes() - start;
    if (content.framing() != Content.Framing.CHUNKED) {
      return available >= content.length() ? (int) content.length() : -1;
    }
    int first = buffer.readerIndex() + start;
    while (true) {
      int line = lineEnd(buffer, first + scanned, available - scanned);
      if (line < 0) {
        return -1;
      }
      int size = size(buffer, first + scanned, line);
      long next = (long) scanned + line + LINE_END + size + LINE_END;
      if (next > most) {
        throw tooLarge(most);
      }
      if (next > available) {
        return -1;
      }
      expectLineEnd(buffer, first + (int) next - LINE_END);
      if (++chunks > MOST_CHUNKS) {
        throw new RefusedException(
            Refusal.closing(413, "The content has more than %d chunks.".formatted(MOST_CHUNKS)));
      }
      scanned = (int) next;
      if (size == 0) {
        return scanned;
      }
    }
  }

  static RefusedException tooLarge(long most) {
    return new RefusedException(
        Refusal.closing(
            413,
            "The content has more than %d bytes (quarkus.http.limits.max-body-size)."
                .formatted(most)));
  }

  /** How many bytes the line of a size has; -1 if its end has not arrived. */
  private static int lineEnd(ByteBuf buffer, int from, int available) throws RefusedException {
    int length = Math.min(available, MOST_DIGITS + LINE_END);
    int end = buffer.indexOf(from, from + length, LF);
    if (end < 0 && length < MOST_DIGITS + LINE_END) {
      return -1;
    }
    if (end <= from || buffer.getByte(end - 1) != CR) {
      throw malformed();
    }
    return end - 1 - from;
  }

  private static int size(ByteBuf buffer, int from, int length) throws RefusedException {
    String digits = buffer.toString(from, length, StandardCharsets.ISO_8859_1);
    for (int i = 0; i < length; i++) {
      if (!Tokens.isHex(digits, i)) {
        throw malformed();
      }
    }
    if (length == 0) {
      throw malformed();
    }
    return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(digits, 16));
  }

  private static void expectLineEnd(ByteBuf buffer, int at) throws RefusedException {
    if (buffer.getByte(at) != CR || buffer.getByte(at + 1) != LF) {
      throw malformed();
    }
  }

  private static RefusedException malformed() {
    return new RefusedException(
        Refusal.closing(
            400,
            "The content is not chunks of a hexadecimal size and so many bytes, the last of size 0;"
                + " extensions and trailer fields are not taken."));
  }
}
