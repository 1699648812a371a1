package io.ganqp.trainer.dataset.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which file systems set the time of change themselves. On others (FAT, sshfs, buckets mounted by
 * FUSE) it follows what a user sets, and in images of file systems (SquashFS, EROFS, containers'
 * layers) it is whatever their maker wrote: there only the content tells files apart.
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
      known = KEPT_BY.contains(type(file));
      byDevice.put(device, known);
    }
    return known;
  }

  private static String type(Path file) {
    try {
      return Files.getFileStore(file).type();
    } catch (IOException | SecurityException e) {
      return ""; // the layers of a container have no mount of their own
    }
  }
}
