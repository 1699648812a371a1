package io.ganqp.trainer.dataset.content;

import java.nio.file.Path;
import java.util.Map;

/** A file on its way to its digest. */
final class StampedFile {
  private static final byte[] UNREADABLE = new byte[32];

  final Path file;

  /** Taken before the file is read, so that what is written meanwhile shows; null where none is. */
  final FileStamp stamp;

  /** Whether the stamp tells later changes. */
  final boolean lasting;

  private volatile byte[] sha256;

  StampedFile(Path file, FileStamp stamp, boolean lasting) {
    this.file = file;
    this.stamp = stamp;
    this.lasting = lasting;
  }

  void recall(Map<FileStamp, byte[]> remembered, Map<FileStamp, byte[]> read) {
    if (stamp != null) {
      sha256 = remembered.getOrDefault(stamp, read.get(stamp));
    }
  }

  boolean unknown() {
    return sha256 == null;
  }

  long bytes() {
    return stamp == null ? 0 : stamp.bytes();
  }

  void found(byte[] digest) {
    sha256 = digest;
  }

  void unreadable() {
    sha256 = UNREADABLE;
  }

  boolean wasRead() {
    return sha256 != UNREADABLE;
  }

  byte[] sha256() {
    return sha256;
  }
}
