package io.ganqp.trainer.dataset.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The formats that are read, told apart by their first bytes and never by a file's name. */
enum ImageFormat {
  JPEG {
    @Override
    boolean matches(byte[] bytes) {
      return bytes.length > 2
          && at(bytes, 0) == 0xff
          && at(bytes, 1) == 0xd8
          && at(bytes, 2) == 0xff;
    }
  },
  PNG {
    @Override
    boolean matches(byte[] bytes) {
      return startsWith(bytes, 0, "\u0089PNG\r\n\u001a\n");
    }
  },
  GIF {
    @Override
    boolean matches(byte[] bytes) {
      return startsWith(bytes, 0, "GIF87a") || startsWith(bytes, 0, "GIF89a");
    }
  },
  BMP {
    @Override
    boolean matches(byte[] bytes) {
      return startsWith(bytes, 0, "BM");
    }
  },
  WEBP {
    @Override
    boolean matches(byte[] bytes) {
      return startsWith(bytes, 0, "RIFF") && startsWith(bytes, 8, "WEBP");
    }
  },
  PNM {
    @Override
    boolean matches(byte[] bytes) {
      return bytes.length > 2
          && bytes[0] == 'P'
          && bytes[1] >= '1'
          && bytes[1] <= '6'
          && Character.isWhitespace(bytes[2]);
    }
  };

  abstract boolean matches(byte[] bytes);

  static Optional<ImageFormat> of(byte[] bytes) {
    return Arrays.stream(values()).filter(format -> format.matches(bytes)).findFirst();
  }

  private static int at(byte[] bytes, int index) {
    return bytes[index] & 0xff;
  }

  private static boolean startsWith(byte[] bytes, int offset, String magic) {
    byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
    return bytes.length >= offset + expected.length
        && Arrays.equals(bytes, offset, offset + expected.length, expected, 0, expected.length);
  }
}
