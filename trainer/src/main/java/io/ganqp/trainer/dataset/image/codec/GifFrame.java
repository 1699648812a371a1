package io.ganqp.trainer.dataset.image.codec;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The first frame of a GIF file (GIF89a).
 *
 * @param screenWidth columns of the canvas, by the file's header
 * @param screenHeight rows of the canvas
 * @param x its first column on the canvas
 * @param y its first row
 * @param width its columns
 * @param height its rows
 * @param interlaced whether its rows are stored in four passes
 * @param colors ARGB of all 256 indices
 * @param ground ARGB where the frame does not reach
 * @param data positioned at its compressed indices
 */
record GifFrame(
    int screenWidth,
    int screenHeight,
    int x,
    int y,
    int width,
    int height,
    boolean interlaced,
    int[] colors,
    int ground,
    ByteBuffer data) {

  private static final int EXTENSION = 0x21;
  private static final int GRAPHIC_CONTROL = 0xf9;
  private static final int IMAGE = 0x2c;
  private static final int NONE = -1;
  private static final int OPAQUE = 0xff00_0000;
  private static final int[][] PASSES = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};

  static GifFrame first(byte[] encoded) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN).position(6);
    int screenWidth = Short.toUnsignedInt(file.getShort());
    int screenHeight = Short.toUnsignedInt(file.getShort());
    int flags = file.get();
    int background = file.get() & 0xff;
    file.get();
    int[] global = table(file, flags);
    int transparent = NONE;
    while (true) {
      switch (file.get() & 0xff) {
        case EXTENSION -> {
          boolean control = (file.get() & 0xff) == GRAPHIC_CONTROL;
          byte[] extension = blocks(file);
          if (control && extension.length >= 4) {
            transparent = (extension[0] & 1) == 1 ? extension[3] & 0xff : NONE;
          }
        }
        case IMAGE -> {
          int x = Short.toUnsignedInt(file.getShort());
          int y = Short.toUnsignedInt(file.getShort());
          int width = Short.toUnsignedInt(file.getShort());
          int height = Short.toUnsignedInt(file.getShort());
          if (width == 0 || height == 0) {
            throw new IOException("its first frame has " + width + "×" + height + " pixels");
          }
          int frameFlags = file.get();
          int[] local = table(file, frameFlags);
          int[] colors = colors(local.length > 0 ? local : global, transparent);
          boolean filled = transparent == NONE && background < global.length;
          return new GifFrame(
              screenWidth,
              screenHeight,
              x,
              y,
              width,
              height,
              (frameFlags & 0x40) != 0,
              colors,
              filled ? global[background] : 0,
              file);
        }
        case 0 -> {} // Some writers leave empty blocks between the others.
        default -> throw new IOException("it holds no image");
      }
    }
  }

  private static int[] table(ByteBuffer file, int flags) {
    int[] table = new int[(flags & 0x80) == 0 ? 0 : 2 << (flags & 7)];
    for (int i = 0; i < table.length; i++) {
      int red = file.get() & 0xff;
      int green = file.get() & 0xff;
      table[i] = OPAQUE | red << 16 | green << 8 | (file.get() & 0xff);
    }
    return table;
  }

  /** All that an index can be; grey where there is no table, black beyond the table's end. */
  private static int[] colors(int[] table, int transparent) {
    int[] colors = new int[256];
    for (int i = 0; i < colors.length; i++) {
      int grey = OPAQUE | i * 0x01_01_01;
      colors[i] = table.length == 0 ? grey : i < table.length ? table[i] : OPAQUE;
    }
    if (transparent != NONE) {
      colors[transparent] = 0;
    }
    return colors;
  }

  /** Joins the blocks up to the empty one that ends them. */
  private static byte[] blocks(ByteBuffer file) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (int length = file.get() & 0xff; length > 0; length = file.get() & 0xff) {
      byte[] block = new byte[length];
      file.get(block);
      joined.writeBytes(block);
    }
    return joined.toByteArray();
  }

  /** Where each of its rows is stored. */
  int[] rows() {
    int[] rows = new int[height];
    int stored = 0;
    for (int[] pass : interlaced ? PASSES : new int[][] {{0, 1}}) {
      for (int row = pass[0]; row < height; row += pass[1]) {
        rows[row] = stored++;
      }
    }
    return rows;
  }

  /**
   * Decompresses its indices, row by row as they are stored.
   *
   * @throws EOFException if there are fewer than it has pixels
   */
  byte[] indices() throws IOException {
    ByteBuffer rest = data.duplicate();
    int bits = rest.get() & 0xff;
    byte[] indices = new byte[Math.multiplyExact(width, height)];
    int decoded = new GifLzw(bits, rest).decode(indices);
    if (decoded < indices.length) {
      throw new EOFException(
          "GIF ends after " + decoded + " of the " + indices.length + " pixels of its first frame");
    }
    return indices;
  }
}
