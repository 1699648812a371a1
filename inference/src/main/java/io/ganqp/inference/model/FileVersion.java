package io.ganqp.inference.model;

import io.ganqp.contract.store.FileStore;
import io.ganqp.contract.store.ModelChoice;
import io.ganqp.contract.store.ModelPointer;
import io.ganqp.contract.store.ModelResolver;
import io.ganqp.contract.store.StoreException;
import io.ganqp.contract.store.StoreLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Tells whether a model in a file or folder has changed, without reading it. */
final class FileVersion {
  private static final String NOTHING = "nothing";

  private FileVersion() {}

  /**
   * The version at a path that may be a model or a training: where a training points, and the stamp
   * of the file that is meant, since a damaged one may be copied once more.
   *
   * @throws StoreException if it can't be looked at
   */
  static String of(Path path, ModelChoice choice) {
    if (!Files.isDirectory(path)) {
      return stamp(path);
    }
    Path alone = path.resolve(StoreLayout.GENERATOR);
    if (Files.exists(alone)) {
      return stamp(alone);
    }
    return new ModelResolver(FileStore.forReading(path))
        .current(choice)
        .map(ModelPointer::key)
        .map(key -> key + " " + stamp(path.resolve(key)))
        .orElse(NOTHING);
  }

  private static String stamp(Path file) {
    try {
      BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
      return "%d bytes of %s in %s".formatted(is.size(), is.lastModifiedTime(), is.fileKey());
    } catch (NoSuchFileException e) {
      return NOTHING;
    } catch (IOException e) {
      throw StoreException.of("cannot read", file, e);
    }
  }
}
