package io.ganqp.trainer.dataset.image.codec;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The words of a PNM file: numbers between white space, and comments from # to the line's end. */
final class PnmScanner {
  private final ByteBuffer file;

  PnmScanner(ByteBuffer file) {
    this.file = file;
  }

  /** The next number; the one character that ends it is passed over, a comment with its line. */
  int number() throws IOException {
    skipSpace();
    int start = file.position();
    long number = 0;
    while (file.hasRemaining() && isDigit(peek())) {
      number = Math.min(Integer.MAX_VALUE, 10 * number + file.get() - '0');
    }
    int digits = file.position() - start;
    if (!file.hasRemaining()) {
      throw new EOFException(
          "PNM ends in a number, which may be cut: a line's end has to follow the last one");
    }
    if (digits == 0 || !endsWord(peek())) {
      throw new IOException("a number is expected instead of byte " + (peek() & 0xff));
    }
    if (peek() == '#') {
      skipComment();
    } else {
      file.get();
    }
    return (int) number;
  }

  /** The next digit of a bitmap, which may stand close to its neighbours. */
  int digit() throws IOException {
    skipSpace();
    int digit = file.get() - '0';
    if (digit != 0 && digit != 1) {
      throw new IOException("a bit is expected instead of byte " + (digit + '0'));
    }
    return digit;
  }

  private void skipSpace() {
    while (file.hasRemaining() && endsWord(peek())) {
      if (peek() == '#') {
        skipComment();
      } else {
        file.get();
      }
    }
  }

  private void skipComment() {
    while (file.hasRemaining()) {
      byte character = file.get();
      if (character == '\n' || character == '\r') {
        return;
      }
    }
  }

  private byte peek() {
    return file.get(file.position());
  }

  private static boolean isDigit(byte character) {
    return character >= '0' && character <= '9';
  }

  private static boolean endsWord(byte character) {
    return Character.isWhitespace(character) || character == '#';
  }
}
