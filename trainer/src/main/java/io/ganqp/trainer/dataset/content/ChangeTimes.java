package io.ganqp.trainer.dataset.content;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which file systems set the time of change themselves. On others (FAT, sshfs, buckets mounted by
 * FUSE) it follows what a user sets, and in images of file systems (SquashFS, EROFS, containers'
 * layers, or any that is mounted read-only) it is whatever their maker wrote: there only the
 * content tells files apart.
 */
final class ChangeTimes {
  private static final Set<String> KEPT_BY =
      Set.of(
          "apfs",
          "bcachefs",
          "beegfs",
          "btrfs",
          "ceph",
          "ext2",
          "ext3",
          "ext4",
          "f2fs",
          "gpfs",
          "jfs",
          "lustre",
          "nfs",
          "nfs4",
          "nilfs2",
          "tmpfs",
          "ufs",
          "virtiofs",
          "xfs",
          "zfs");

  private final Map<Object, Boolean> byDevice = new HashMap<>();

  /**
   * @param device that the file is on
   */
  boolean keptFor(Path file, Object device) {
    Boolean known = byDevice.get(device);
    if (known == null) {
      known = keptOn(file);
      byDevice.put(device, known);
    }
    return known;
  }

  static boolean keptBy(FileStore store) {
    return KEPT_BY.contains(store.type()) && !store.isReadOnly();
  }

  private static boolean keptOn(Path file) {
    try {
      return keptBy(Files.getFileStore(file));
    } catch (IOException | SecurityException e) {
      return false; // the layers of a container have no mount of their own
    }
  }
}
