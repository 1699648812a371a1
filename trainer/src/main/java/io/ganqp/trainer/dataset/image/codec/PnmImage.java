package io.ganqp.trainer.dataset.image.codec;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A file of the PNM family: PBM, PGM or PPM, as text or binary. */
final class PnmImage implements StoredImage {
  private static final int DEEPEST = 65_535;

  private final ByteBuffer file;
  private final PnmScanner scanner;
  private final int version;
  private final Size size;
  private final int maximum;

  private PnmImage(byte[] encoded) throws IOException {
    this.file = ByteBuffer.wrap(encoded);
    this.version = encoded[1] - '0';
    this.scanner = new PnmScanner(file.position(2));
    this.size = new Size(scanner.number(), scanner.number());
    this.maximum = isBitmap() ? 1 : scanner.number();
    if (size.width() < 1 || size.height() < 1 || maximum < 1 || maximum > DEEPEST) {
      throw new IOException("its header says " + size + " pixels of samples up to " + maximum);
    }
  }

  static StoredImage open(byte[] encoded) throws IOException {
    return new PnmImage(encoded);
  }

  private boolean isBitmap() {
    return version == 1 || version == 4;
  }

  @Override
  public Size size() {
    return size;
  }

  @Override
  public long decodingBytes() {
    return 0; // Rows come straight from the file.
  }

  @Override
  public PixelRows decode() throws IOException {
    ColorKind kind = version % 3 == 0 ? ColorKind.RGB : ColorKind.GREY;
    long width = size.width();
    long bytes =
        (version == 4 ? (width + 7) / 8 : width * kind.channels() * bytes()) * size.height();
    if (version > 3 && bytes > file.remaining()) {
      throw new EOFException(
          "PNM has " + file.remaining() + " of its " + bytes + " bytes of pixels");
    }
    return new Rows(kind);
  }

  private int bytes() {
    return maximum > 255 ? 2 : 1;
  }

  private final class Rows implements PixelRows {
    private final ColorKind kind;

    Rows(ColorKind kind) {
      this.kind = kind;
    }

    @Override
    public ColorKind kind() {
      return kind;
    }

    @Override
    public void read(int y, byte[] row) throws IOException {
      int byteOfBits = 0;
      for (int i = 0; i < row.length; i++) {
        if (version == 4) {
          byteOfBits = i % 8 == 0 ? file.get() : byteOfBits << 1;
          row[i] = bit(byteOfBits >> 7 & 1);
        } else {
          row[i] = version == 1 ? bit(scanner.digit()) : eightBits(sample());
        }
      }
    }

    private int sample() throws IOException {
      if (version <= 3) {
        return scanner.number();
      }
      return maximum > 255 ? Short.toUnsignedInt(file.getShort()) : file.get() & 0xff;
    }

    /** In a bitmap 1 is black. */
    private byte bit(int bit) {
      return (byte) (bit == 1 ? 0 : 255);
    }

    /** Rounded; of 16 bits, the upper half, as everywhere. */
    private byte eightBits(int sample) throws IOException {
      if (sample > maximum) {
        throw new IOException("it has a sample of " + sample + ", beyond its maximum " + maximum);
      }
      return (byte)
          (maximum > 255
              ? ((sample * 65_535L + maximum / 2) / maximum) >> 8
              : (sample * 255 + maximum / 2) / maximum);
    }
  }
}
