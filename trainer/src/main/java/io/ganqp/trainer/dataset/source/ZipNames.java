package io.ganqp.trainer.dataset.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.UnicodePathExtraField;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * Names in a zip. The format knows UTF-8, by a flag or an extra field, and code page 437; many
 * programs write what their system uses, and say nothing. Any bytes are a name, if not a nice one.
 */
final class ZipNames {
  private static final Charset CODE_PAGE_437 =
      Charset.isSupported("IBM437") ? Charset.forName("IBM437") : StandardCharsets.ISO_8859_1;

  private ZipNames() {}

  static String of(ZipArchiveEntry entry) {
    byte[] raw = entry.getRawName();
    return raw == null ? EntryName.normal(entry.getName()) : of(entry, raw);
  }

  private static String of(ZipArchiveEntry entry, byte[] raw) {
    if (entry.getGeneralPurposeBit().usesUTF8ForNames()) {
      return EntryName.of(raw, StandardCharsets.UTF_8);
    }
    if (entry.getExtraField(UnicodePathExtraField.UPATH_ID) instanceof UnicodePathExtraField path
        && path.getUnicodeName() != null
        && path.getNameCRC32() == crc(raw)) {
      return EntryName.of(path.getUnicodeName(), StandardCharsets.UTF_8);
    }
    return EntryName.of(raw, CODE_PAGE_437);
  }

  private static long crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }
}
