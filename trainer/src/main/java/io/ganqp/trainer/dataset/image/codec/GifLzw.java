package io.ganqp.trainer.dataset.image.codec;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Decompresses the indices of a GIF frame (GIF89a, appendix F). */
final class GifLzw {
  private static final int MOST_CODES = 4096;
  private static final int NONE = -1;

  private final int indexBits;
  private final ByteBuffer blocks;
  private final int clear;
  // Each code stands for the sequence of another and one index more.
  private final int[] former = new int[MOST_CODES];
  private final byte[] last = new byte[MOST_CODES];
  private final byte[] sequence = new byte[MOST_CODES];
  private int codes;
  private int codeBits;
  private int blockLeft;
  private int bits;
  private int held;

  /**
   * @param indexBits what the data begin with
   * @param blocks positioned behind that
   */
  GifLzw(int indexBits, ByteBuffer blocks) throws IOException {
    if (indexBits < 1 || indexBits > 8) {
      throw new IOException("its indices have " + indexBits + " bits instead of 1 to 8");
    }
    this.indexBits = indexBits;
    this.blocks = blocks;
    this.clear = 1 << indexBits;
    for (int i = 0; i < clear; i++) {
      last[i] = (byte) i;
      former[i] = NONE;
    }
    empty();
  }

  private void empty() {
    codes = clear + 2;
    codeBits = indexBits + 1;
  }

  /**
   * Decodes as many indices as there are and fit.
   *
   * @return how many those are
   * @throws IOException if the data make no sense
   */
  int decode(byte[] indices) throws IOException {
    int at = 0;
    int before = NONE;
    while (at < indices.length) {
      int code = next();
      if (code == NONE || code == clear + 1) {
        break;
      }
      if (code == clear) {
        empty();
        before = NONE;
        continue;
      }
      if (code > codes || (code == codes && before == NONE) || (before == NONE && code > clear)) {
        throw new IOException("its code " + code + " is not in the table of " + codes);
      }
      int length = spell(code == codes ? before : code);
      byte first = sequence[MOST_CODES - length];
      at = copy(length, indices, at);
      if (code == codes && at < indices.length) {
        indices[at++] = first;
      }
      if (before != NONE && codes < MOST_CODES) {
        add(before, first);
      }
      before = code;
    }
    return at;
  }

  /** Writes a code's sequence to the end of {@link #sequence}, from its last index to its first. */
  private int spell(int code) {
    int length = 0;
    for (int part = code; part != NONE; part = former[part]) {
      sequence[MOST_CODES - ++length] = last[part];
    }
    return length;
  }

  private int copy(int length, byte[] indices, int at) {
    int fitting = Math.min(length, indices.length - at);
    System.arraycopy(sequence, MOST_CODES - length, indices, at, fitting);
    return at + fitting;
  }

  private void add(int before, byte index) {
    former[codes] = before;
    last[codes] = index;
    codes++;
    if (codes == 1 << codeBits && codeBits < 12) {
      codeBits++;
    }
  }

  /** The next code; {@link #NONE} where the data end. */
  private int next() {
    while (held < codeBits) {
      if (blockLeft == 0) {
        blockLeft = blocks.hasRemaining() ? blocks.get() & 0xff : 0;
      }
      if (blockLeft == 0 || !blocks.hasRemaining()) {
        return NONE;
      }
      bits |= (blocks.get() & 0xff) << held;
      held += 8;
      blockLeft--;
    }
    int code = bits & (1 << codeBits) - 1;
    bits >>>= codeBits;
    held -= codeBits;
    return code;
  }
}
