package io.ganqp.contract.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What disks, networks and half-finished copies do to a file, a few times over. */
public final class Damage {

  private static final int MOST_CHANGES = 4;
  private static final int LONGEST_RUN = 64;
  private static final long[] EXTREMES = {
    0,
    1,
    -1,
    Byte.MAX_VALUE,
    Short.MAX_VALUE,
    0xffff,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    0xffffffffL,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  private final SplittableRandom random;
  private final List<String> done = new ArrayList<>();

  /** Damage of one kind, and another with another {@code random}. */
  public Damage(SplittableRandom random) {
    this.random = random;
  }

  /** A changed copy; equal to {@code original} only where the changes undo each other. */
  public byte[] of(byte[] original) {
    byte[] bytes = original.clone();
    int changes = 1 + random.nextInt(MOST_CHANGES);
    for (int i = 0; i < changes; i++) {
      bytes = change(bytes);
    }
    return bytes;
  }

  /** What was done, for a message. */
  @Override
  public String toString() {
    return String.join(", ", done);
  }

  private byte[] change(byte[] bytes) {
    int at = position(bytes.length);
    if (bytes.length == 0) {
      return insert(bytes, at, noise(), "noise inserted");
    }
    return switch (random.nextInt(9)) {
      case 0 -> flip(bytes, at);
      case 1 -> overwrite(bytes, at, noise(), "noise");
      case 2 -> overwrite(bytes, at, number(), "a number");
      case 3 -> overwrite(bytes, at, new byte[run()], "zeros");
      case 4 -> cut(bytes, at);
      case 5 -> remove(bytes, at);
      case 6 -> insert(bytes, at, noise(), "noise inserted");
      case 7 -> insert(bytes, position(bytes.length), piece(bytes, at), "a piece doubled");
      default -> overwrite(bytes, position(bytes.length), piece(bytes, at), "another piece");
    };
  }

  /** Where headers, indexes and lengths are more often than in the middle. */
  private int position(int length) {
    int edge = Math.min(length, 256);
    return switch (length == 0 ? 3 : random.nextInt(4)) {
      case 0 -> random.nextInt(edge);
      case 1 -> length - 1 - random.nextInt(edge);
      case 2 -> random.nextInt(length);
      default -> length == 0 ? 0 : random.nextInt(length);
    };
  }

  private int run() {
    return 1 + random.nextInt(LONGEST_RUN);
  }

  private byte[] noise() {
    byte[] noise = new byte[run()];
    random.nextBytes(noise);
    return noise;
  }

  /** A number of two, four or eight bytes, small or extreme, as a length field might hold it. */
  private byte[] number() {
    long value =
        random.nextBoolean()
            ? EXTREMES[random.nextInt(EXTREMES.length)]
            : random.nextLong(-300, 70_000);
    ByteOrder order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return switch (random.nextInt(3)) {
      case 0 -> ByteBuffer.allocate(Short.BYTES).order(order).putShort((short) value).array();
      case 1 -> ByteBuffer.allocate(Integer.BYTES).order(order).putInt((int) value).array();
      default -> ByteBuffer.allocate(Long.BYTES).order(order).putLong(value).array();
    };
  }

  private byte[] piece(byte[] bytes, int at) {
    int length = Math.min(random.nextInt(8) == 0 ? bytes.length : run(), bytes.length - at);
    byte[] piece = new byte[length];
    System.arraycopy(bytes, at, piece, 0, length);
    return piece;
  }

  private byte[] flip(byte[] bytes, int at) {
    int bit = random.nextInt(Byte.SIZE);
    bytes[at] ^= (byte) (1 << bit);
    done.add("bit " + bit + " of byte " + at + " flipped");
    return bytes;
  }

  private byte[] overwrite(byte[] bytes, int at, byte[] with, String what) {
    int length = Math.min(with.length, bytes.length - at);
    System.arraycopy(with, 0, bytes, at, length);
    done.add(what + " over " + length + " bytes from " + at);
    return bytes;
  }

  private byte[] cut(byte[] bytes, int at) {
    done.add("cut off after " + at + " bytes");
    return ByteBuffer.allocate(at).put(bytes, 0, at).array();
  }

  private byte[] remove(byte[] bytes, int at) {
    int length = Math.min(run(), bytes.length - at);
    done.add(length + " bytes removed from " + at);
    return ByteBuffer.allocate(bytes.length - length)
        .put(bytes, 0, at)
        .put(bytes, at + length, bytes.length - at - length)
        .array();
  }

  private byte[] insert(byte[] bytes, int at, byte[] more, String what) {
    done.add(what + ", " + more.length + " bytes at " + at);
    return ByteBuffer.allocate(bytes.length + more.length)
        .put(bytes, 0, at)
        .put(more)
        .put(bytes, at, bytes.length - at)
        .array();
  }
}
