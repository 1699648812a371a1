package io.ganqp.trainer.dataset.image.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The headers of a BMP file, of Windows and of OS/2.
 *
 * @param size bytes of the second header, which tell its version
 * @param compression how rows are stored; 0 is as they are
 * @param masks where the samples of a pixel are, if the file says
 */
record BmpHeader(int size, int width, int height, int bits, int compression, Masks masks) {
  /** Bits of a pixel; 0 where there are none. */
  record Masks(int red, int green, int blue, int alpha) {
    static final Masks NONE = new Masks(0, 0, 0, 0);

    int[] array() {
      return new int[] {red, green, blue, alpha};
    }
  }

  static final int AS_THEY_ARE = 0;
  static final int RUNS_OF_8 = 1;
  static final int RUNS_OF_4 = 2;
  static final int MASKED = 3;
  static final int MASKED_WITH_ALPHA = 6;

  private static final int FILE_HEADER = 14;
  private static final int CORE = 12;
  private static final int INFO = 40;
  private static final int WITH_MASKS = 52;
  private static final int WITH_ALPHA_MASK = 56;
  private static final int OS2 = 64;

  static BmpHeader of(byte[] encoded) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN).position(FILE_HEADER);
    int size = file.getInt();
    if (size == CORE) {
      int width = Short.toUnsignedInt(file.getShort());
      int height = Short.toUnsignedInt(file.getShort());
      file.getShort();
      return checked(new BmpHeader(size, width, height, file.getShort(), AS_THEY_ARE, Masks.NONE));
    }
    if (size < INFO || size > 1024) {
      throw new IOException("its header is " + size + " bytes long, which no version has");
    }
    int width = file.getInt();
    int height = file.getInt();
    file.getShort();
    int bits = file.getShort();
    int compression = file.getInt();
    if (size == OS2 && compression > RUNS_OF_4) {
      throw new UnsupportedImageException("BMP of OS/2 with compression " + compression);
    }
    Masks masks = Masks.NONE;
    if (compression == MASKED || compression == MASKED_WITH_ALPHA) {
      boolean alpha = size >= WITH_ALPHA_MASK || compression == MASKED_WITH_ALPHA;
      file.position(FILE_HEADER + INFO);
      masks = new Masks(file.getInt(), file.getInt(), file.getInt(), alpha ? file.getInt() : 0);
    }
    return checked(new BmpHeader(size, width, Math.abs(height), bits, compression, masks));
  }

  private static BmpHeader checked(BmpHeader header) throws IOException {
    if (header.width < 1 || header.height < 1) {
      throw new IOException("its header says " + header.width + "×" + header.height + " pixels");
    }
    boolean known =
        switch (header.compression) {
          case AS_THEY_ARE ->
              switch (header.bits) {
                case 1, 4, 8, 16, 24, 32 -> true;
                default -> false;
              };
          case RUNS_OF_8 -> header.bits == 8;
          case RUNS_OF_4 -> header.bits == 4;
          case MASKED, MASKED_WITH_ALPHA -> header.bits == 16 || header.bits == 32;
          default -> false;
        };
    if (!known) {
      throw new UnsupportedImageException(
          "BMP with " + header.bits + " bits per pixel and compression " + header.compression);
    }
    return header;
  }

  /**
   * The same file with a header that the JDK knows: none of OS/2 2, no version it hasn't heard of,
   * and no palette that is longer than its indices reach.
   */
  byte[] normalised(byte[] encoded) {
    if (size == CORE) {
      return encoded;
    }
    boolean extra = compression == MASKED && size == INFO;
    int kept = compression == MASKED || compression == MASKED_WITH_ALPHA ? WITH_MASKS : INFO;
    int removed = extra ? 0 : size - kept;
    ByteBuffer file = ByteBuffer.allocate(encoded.length - removed).order(ByteOrder.LITTLE_ENDIAN);
    int head = FILE_HEADER + kept;
    file.put(encoded, 0, head).put(encoded, head + removed, encoded.length - head - removed);
    file.putInt(10, file.getInt(10) - removed);
    file.putInt(FILE_HEADER, INFO);
    file.putInt(FILE_HEADER + 16, compression == MASKED_WITH_ALPHA ? MASKED : compression);
    int used = file.getInt(FILE_HEADER + 32);
    if (bits > 8 || used < 0 || used > 1 << bits) {
      file.putInt(FILE_HEADER + 32, 0);
    }
    return file.array();
  }
}
