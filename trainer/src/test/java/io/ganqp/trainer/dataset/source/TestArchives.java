package io.ganqp.trainer.dataset.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes the same files as folder, zip, tar and tar.gz. */
public final class TestArchives {
  private static final FileTime AGE = FileTime.fromMillis(1_700_000_000_000L);

  private TestArchives() {}

  /** A folder, its files always of the same age. */
  public static Path folder(Path path, Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path target = path.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
      Files.setLastModifiedTime(target, AGE);
    }
    return path;
  }

  /** A zip archive. */
  public static Path zip(Path path, Map<String, byte[]> files) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return path;
  }

  /** A tar archive. */
  public static Path tar(Path path, Map<String, byte[]> files) throws IOException {
    return Files.write(path, tar(files));
  }

  /** A gzipped tar archive. */
  public static Path tarGz(Path path, Map<String, byte[]> files) throws IOException {
    try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(path))) {
      gzip.write(tar(files));
    }
    return path;
  }

  /** The bytes of a tar. */
  public static byte[] tar(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
        entry.setSize(file.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }
}
