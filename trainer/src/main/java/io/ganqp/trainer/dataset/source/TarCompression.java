package io.ganqp.trainer.dataset.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** How a tar is compressed as a whole; several compressed streams, one after the other, are one. */
enum TarCompression {
  NONE("tar") {
    @Override
    InputStream decompress(InputStream file) {
      return file;
    }
  },
  GZIP("tar.gz") {
    @Override
    InputStream decompress(InputStream file) throws IOException {
      return new GZIPInputStream(file, BUFFER_BYTES);
    }
  },
  BZIP2("tar.bz2") {
    @Override
    InputStream decompress(InputStream file) throws IOException {
      return new BZip2CompressorInputStream(file, true);
    }
  },
  XZ("tar.xz") {
    @Override
    InputStream decompress(InputStream file) throws IOException {
      return XZCompressorInputStream.builder()
          .setInputStream(file)
          .setDecompressConcatenated(true)
          .setMemoryLimitKiB(MOST_XZ_KIBIBYTES)
          .get();
    }
  };

  private static final int BUFFER_BYTES = 1 << 16;

  /** Twice what the highest preset takes; a file may ask for 4 GiB. */
  private static final int MOST_XZ_KIBIBYTES = 128 << 10;

  private final String text;

  TarCompression(String text) {
    this.text = text;
  }

  /** Its usual ending. */
  String text() {
    return text;
  }

  /** The tar itself. */
  InputStream open(Path path) throws IOException {
    InputStream file = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES);
    try {
      return new BufferedInputStream(decompress(file), BUFFER_BYTES);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  abstract InputStream decompress(InputStream file) throws IOException;
}
