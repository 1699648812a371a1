package io.ganqp.trainer.dataset.source;

import io.ganqp.trainer.dataset.image.ImageDecoder;
import io.ganqp.trainer.dataset.image.RejectReason;
import io.ganqp.trainer.dataset.source.ZipListing.Named;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/** Makes image entries of the files in a zip; they may be read by several threads. */
final class ZipReader {
  private static final Set<ZipMethod> METHODS =
      Set.of(
          ZipMethod.STORED,
          ZipMethod.DEFLATED,
          ZipMethod.ENHANCED_DEFLATED,
          ZipMethod.BZIP2,
          ZipMethod.XZ,
          ZipMethod.UNSHRINKING,
          ZipMethod.IMPLODING);
  private static final int MOST_LINKS = 40;
  private static final int LONGEST_TARGET = 4096;

  private final ZipFile zip;
  private final ZipListing listing;
  private final ImageDecoder decoder;
  private Map<String, Named> byName;

  ZipReader(ZipFile zip, ZipListing listing, ImageDecoder decoder) {
    this.zip = zip;
    this.listing = listing;
    this.decoder = decoder;
  }

  ImageEntry image(Named file) {
    Named content = file;
    for (int links = 0; content.entry().isUnixSymlink(); links++) {
      Optional<Named> target = links < MOST_LINKS ? target(content) : Optional.empty();
      if (target.isEmpty()) {
        return new UnusableEntry(
            file.name(), RejectReason.UNREADABLE, "a link to what is no file in the archive");
      }
      content = target.get();
    }
    return image(file.name(), content.entry());
  }

  private ImageEntry image(String name, ZipArchiveEntry entry) {
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      return new UnusableEntry(
          name, RejectReason.UNREADABLE, "encrypted: unpack the archive with its password");
    }
    ZipMethod method = ZipMethod.getMethodByCode(entry.getMethod());
    if (method == null || !METHODS.contains(method)) {
      return new UnusableEntry(
          name,
          RejectReason.UNREADABLE,
          "compressed by method %d (%s), which can't be read: unpack the archive, or use Deflate"
              .formatted(entry.getMethod(), method));
    }
    long limit = decoder.limits().fileBytes();
    if (entry.getSize() > limit) {
      return UnusableEntry.tooLarge(name, entry.getSize(), limit);
    }
    return new EncodedEntry(
        name, () -> new ChecksumStream(open(entry), entry.getSize(), entry.getCrc()), decoder);
  }

  /** Only the way to the file is not for several threads at once. */
  private InputStream open(ZipArchiveEntry entry) throws IOException {
    synchronized (zip) {
      // The library would take the memory that the file asks for, up to 4 GiB.
      return entry.getMethod() == ZipMethod.XZ.getCode()
          ? TarCompression.XZ.decompress(zip.getRawInputStream(entry))
          : zip.getInputStream(entry);
    }
  }

  private Optional<Named> target(Named link) {
    if (link.entry().getSize() > LONGEST_TARGET) {
      return Optional.empty();
    }
    try (InputStream in = open(link.entry())) {
      byte[] target = in.readNBytes(LONGEST_TARGET);
      return EntryName.resolve(link.name(), EntryName.decode(target, StandardCharsets.ISO_8859_1))
          .map(byName()::get);
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private Map<String, Named> byName() {
    if (byName == null) {
      byName = new HashMap<>();
      listing.all().forEach(file -> byName.put(file.name(), file));
    }
    return byName;
  }
}
