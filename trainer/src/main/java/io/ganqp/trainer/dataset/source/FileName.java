package io.ganqp.trainer.dataset.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Names of files below a folder. On Linux a name is bytes, which Java reads by the locale of the
 * process; here a file has one name, whatever that is.
 */
final class FileName {
  private static final char UNDECODABLE = '\ufffd';

  private FileName() {}

  static String within(Path root, Path file) {
    String name = root.relativize(file).toString();
    if (name.indexOf(UNDECODABLE) >= 0) {
      return afterParts(bytes(file.toAbsolutePath()), root.toAbsolutePath().getNameCount());
    }
    return EntryName.normal(name);
  }

  private static String afterParts(byte[] path, int parts) {
    String latin = new String(path, StandardCharsets.ISO_8859_1);
    int at = 0;
    for (int part = 0; part <= parts; part++) {
      at = latin.indexOf('/', at) + 1;
    }
    return EntryName.of(
        latin.substring(at).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
  }

  /** A URI shows the bytes of a path as they are, %-encoded where they are no plain characters. */
  private static byte[] bytes(Path file) {
    String path = file.toUri().getRawPath();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(path.length());
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) == '%') {
        bytes.write(Integer.parseInt(path.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.write(path.charAt(i));
      }
    }
    return bytes.toByteArray();
  }
}
