package io.ganqp.trainer.dataset.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the members of a tar once, from the first to the last, also of tars put together. */
final class TarReader implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(TarReader.class);
  private static final int RECORD_BYTES = TarConstants.DEFAULT_RCDSIZE;

  /** Name and attributes of one file. */
  private static final long HEADER_BYTES = 1 << 20;

  private final BoundedHeader in;
  private final String description;
  private final SourceLimits limits;
  private MarkedTar tar;
  private long lastSize;
  private long members;
  private long bytes;

  TarReader(InputStream tar, String description, SourceLimits limits) {
    this.in = new BoundedHeader(tar);
    this.description = description;
    this.limits = limits;
    this.tar = new MarkedTar(in);
  }

  /** The next member of whatever kind; empty at the end. */
  Optional<TarMember> next() throws IOException {
    TarArchiveEntry header = header();
    if (header == null) {
      if (!nextTar()) {
        return Optional.empty();
      }
      header = header();
      if (header == null) {
        return Optional.empty();
      }
    }
    TarMember member = TarMember.of(members++, header);
    limits.checkEntries(members, description);
    count(member.bytes());
    return Optional.of(member);
  }

  /** All of the content of the member that was read last, which must fit an array. */
  byte[] content(TarMember member) throws IOException {
    byte[] content = tar.readNBytes((int) member.bytes());
    if (content.length < member.bytes()) {
      throw new IOException("it ends within " + member.name());
    }
    return content;
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }

  private TarArchiveEntry header() throws IOException {
    // What is left of the last file is skipped on the way to the next header.
    in.allow(lastSize + HEADER_BYTES);
    try {
      TarArchiveEntry entry = tar.getNextEntry();
      lastSize = entry == null ? 0 : entry.getSize();
      return entry;
    } catch (IllegalArgumentException e) {
      throw new IOException("a damaged header: " + e.getMessage(), e);
    } finally {
      in.allow(Long.MAX_VALUE);
    }
  }

  /** Goes on where another tar was appended as a whole, as {@code cat} does it. */
  private boolean nextTar() throws IOException {
    if (!tar.hasEndMark()) {
      if (members == 0) {
        throw new IOException("it holds no tar");
      }
      if (in.position() % RECORD_BYTES != 0) {
        throw new IOException("it ends within a header");
      }
      LOG.warn("The {} has no end mark: look whether all of it is there", description);
      return false;
    }
    while (true) {
      in.mark(RECORD_BYTES);
      byte[] record = in.readNBytes(RECORD_BYTES);
      if (record.length == 0) {
        return false;
      }
      if (TarChecksum.isRight(record)) {
        in.reset();
        tar = new MarkedTar(in);
        lastSize = 0;
        return true;
      }
      if (!isZero(record)) {
        LOG.warn("The {} goes on after its end mark with what is no tar: passed over", description);
        return false;
      }
      count(record.length);
    }
  }

  private void count(long more) {
    bytes += more;
    limits.checkBytes(bytes, description);
  }

  private static boolean isZero(byte[] record) {
    for (byte value : record) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /** A tar that tells a proper end from an early one. */
  private static final class MarkedTar extends TarArchiveInputStream {
    private boolean endMark;

    MarkedTar(InputStream in) {
      // By single records, so that nothing is taken from a tar that follows.
      super(in, RECORD_BYTES, RECORD_BYTES, StandardCharsets.ISO_8859_1.name());
    }

    boolean hasEndMark() {
      return endMark;
    }

    @Override
    protected boolean isEOFRecord(byte[] record) {
      boolean end = super.isEOFRecord(record);
      endMark |= end && record != null;
      return end;
    }
  }
}
