package io.ganqp.trainer.dataset.content;

import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the file system says of a file without reading it. The device is no part of it: its number
 * changes with every mount of the same volume, and the time of change tells volumes apart.
 *
 * @param inode the file's number
 * @param bytes its length
 * @param modifiedNanos when it was written, which anybody can set
 * @param changedNanos when it or its attributes changed, which only the kernel sets
 */
record FileStamp(long inode, long bytes, long modifiedNanos, long changedNanos) {
  static final int BYTES = 4 * Long.BYTES;

  /**
   * The coarsest clock of a file system (ext3 and ext4 with small inodes 1 s, FAT 2 s). A file that
   * is changed again within it may keep its stamp.
   */
  private static final long CLOCK_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** What {@link #of} needs, of Java's view of Unix files. */
  static final String ATTRIBUTES = "unix:ino,size,lastModifiedTime,ctime";

  static FileStamp of(Map<String, Object> attributes) {
    return new FileStamp(
        (Long) attributes.get("ino"),
        (Long) attributes.get("size"),
        nanos(attributes, "lastModifiedTime"),
        nanos(attributes, "ctime"));
  }

  /** Whether a later change is sure to give another stamp, if this one was taken then. */
  boolean settled(long nowNanos) {
    return Math.max(modifiedNanos, changedNanos) < nowNanos - CLOCK_NANOS;
  }

  private static long nanos(Map<String, Object> attributes, String name) {
    return ((FileTime) attributes.get(name)).to(TimeUnit.NANOSECONDS);
  }
}
