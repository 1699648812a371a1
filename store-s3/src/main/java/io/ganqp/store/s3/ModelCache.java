package io.ganqp.store.s3;

import io.ganqp.contract.store.ModelResolver;
import io.ganqp.contract.store.ResolvedModel;
import io.ganqp.contract.store.ScratchFolder;
import io.ganqp.contract.store.Sha256;
import io.ganqp.contract.store.StoreException;
import io.ganqp.contract.store.StoreLayout;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Keeps models that came from elsewhere, each in a folder of its digest's name, the latest few. */
final class ModelCache {
  private static final Logger LOG = System.getLogger(ModelCache.class.getName());
  private static final int KEPT = 5;

  private final Path models;
  private final Path incoming;

  ModelCache(Path folder) {
    this.models = folder.resolve("models");
    this.incoming = folder.resolve("incoming");
  }

  /** The model with that digest, if it is here and intact. */
  Optional<ResolvedModel> find(String sha256) {
    // It may come from an object's metadata, where anything can stand.
    if (!Sha256.isDigest(sha256)) {
      return Optional.empty();
    }
    Path file = models.resolve(sha256).resolve(StoreLayout.GENERATOR);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      ResolvedModel model = ModelResolver.resolve(file);
      if (model.sha256().equals(sha256)) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        return Optional.of(model);
      }
      LOG.log(Level.WARNING, "{0} is damaged and fetched again", file);
    } catch (IOException | StoreException e) {
      LOG.log(Level.WARNING, "{0} is fetched again: {1}", file, e.getMessage());
    }
    return Optional.empty();
  }

  /**
   * Takes a model in.
   *
   * @param fetch puts its files into the folder that it is given
   */
  ResolvedModel add(Consumer<Path> fetch) {
    try (ScratchFolder scratch = ScratchFolder.in(incoming)) {
      Path folder = Files.createDirectory(scratch.path().resolve("model"));
      fetch.accept(folder);
      ResolvedModel model = ModelResolver.resolve(folder.resolve(StoreLayout.GENERATOR));
      keep(folder, models.resolve(model.sha256()));
      return model;
    } catch (IOException e) {
      throw StoreException.of("cannot write to the cache", models, e);
    }
  }

  private void keep(Path folder, Path target) throws IOException {
    Files.createDirectories(models);
    if (Files.exists(target)) {
      replace(folder, target);
    } else {
      try {
        Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileSystemException e) {
        // Another process was faster.
        replace(folder, target);
      }
    }
    for (Path old : byAge().skip(KEPT).toList()) {
      drop(old);
    }
  }

  private static void replace(Path folder, Path target) throws IOException {
    for (String name : List.of(StoreLayout.CARD, StoreLayout.GENERATOR)) {
      if (Files.exists(folder.resolve(name))) {
        Files.move(folder.resolve(name), target.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  private static void drop(Path old) {
    try {
      Files.deleteIfExists(old.resolve(StoreLayout.GENERATOR));
      Files.deleteIfExists(old.resolve(StoreLayout.CARD));
      Files.deleteIfExists(old);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "{0} stays in the cache: {1}", old, e.getMessage());
    }
  }

  private Stream<Path> byAge() throws IOException {
    try (Stream<Path> all = Files.list(models)) {
      return all.sorted(Comparator.comparing(ModelCache::age).reversed()).toList().stream();
    }
  }

  private static FileTime age(Path model) {
    try {
      return Files.getLastModifiedTime(model.resolve(StoreLayout.GENERATOR));
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }
}
