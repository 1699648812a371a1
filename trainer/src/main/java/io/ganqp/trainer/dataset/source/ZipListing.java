package io.ganqp.trainer.dataset.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The files of a zip.
 *
 * @param files what is no folder and not hidden, sorted by name; a name may occur again
 * @param all in the order of the directory
 */
record ZipListing(List<Named> files, List<Named> all) {

  /** An entry and its name, decoded and normal. */
  record Named(String name, ZipArchiveEntry entry) {}

  static ZipListing of(ZipFile zip, SourceLimits limits, String description) {
    List<Named> all = new ArrayList<>();
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      limits.checkEntries(all.size() + 1, description);
      all.add(new Named(ZipNames.of(entry), entry));
    }
    List<Named> files =
        all.stream()
            .filter(file -> !isFolder(file) && !EntryFilter.isHidden(file.name()))
            .sorted(Comparator.comparing(Named::name))
            .toList();
    limits.checkBytes(
        files.stream().mapToLong(file -> Math.max(0, file.entry().getSize())).sum(), description);
    return new ZipListing(files, all);
  }

  private static boolean isFolder(Named file) {
    // Not what the library says, which takes any last \ for a slash.
    return file.name().isEmpty() || file.name().endsWith("/");
  }
}
