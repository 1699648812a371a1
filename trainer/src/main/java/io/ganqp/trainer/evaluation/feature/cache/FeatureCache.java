package io.ganqp.trainer.evaluation.feature.cache;

import io.ganqp.trainer.evaluation.feature.Features;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of features. Several processes may use one. Whatever happens to its files, what it gives
 * is right: a damaged file is computed again, and a folder that can't be written only costs time.
 * What was not used for longest is removed when there is more than it may hold.
 */
public final class FeatureCache {

  private static final Logger LOG = LoggerFactory.getLogger(FeatureCache.class);

  /** Some hundred sets of a thousand images. */
  private static final long MOST_BYTES = 1L << 30;

  private static final String SUFFIX = ".features";

  private final Path folder;
  private final long mostBytes;

  private FeatureCache(Path folder, long mostBytes) {
    this.folder = folder;
    this.mostBytes = mostBytes;
  }

  /**
   * The cache in a folder, which is made when there is something to keep. It holds a gibibyte, and
   * what was put there last.
   */
  public static FeatureCache of(Path folder) {
    return of(folder, MOST_BYTES);
  }

  /** The same with another bound. */
  static FeatureCache of(Path folder, long mostBytes) {
    return new FeatureCache(folder, mostBytes);
  }

  /**
   * The features of {@code key}: those in the folder, or else what {@code computed} gives, which
   * are kept.
   *
   * @throws IllegalArgumentException if what is computed is of another size than the key says
   */
  public Features features(FeatureKey key, Supplier<Features> computed) {
    Path file = folder.resolve(key.digest().substring(0, 32) + SUFFIX);
    try {
      if (Files.exists(file)) {
        Features known = FeatureFile.read(file, key);
        markUsed(file);
        return known;
      }
    } catch (IOException e) {
      LOG.warn("The features in {} can't be used ({}) and are computed again", file, e.toString());
    }
    Features features = computed.get();
    if (features.size() != key.count() || features.dimension() != key.dimension()) {
      throw new IllegalArgumentException(
          "%d×%d features were computed, and the key is of %d×%d"
              .formatted(features.size(), features.dimension(), key.count(), key.dimension()));
    }
    keep(file, key, features);
    prune(file);
    return features;
  }

  private static void markUsed(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } catch (IOException e) {
      // A cache that others own is read all the same.
      LOG.debug("{} can't be marked as used ({})", file, e.toString());
    }
  }

  private void prune(Path newest) {
    try (Stream<Path> files = Files.list(folder)) {
      long held = 0;
      for (Path file :
          files
              .filter(path -> path.toString().endsWith(SUFFIX))
              .sorted(
                  Comparator.comparing((Path path) -> !path.equals(newest))
                      .thenComparing(FeatureCache::used, Comparator.reverseOrder()))
              .toList()) {
        held += file.toFile().length();
        if (held > mostBytes && !file.equals(newest)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("{} is not pruned ({})", folder, e.toString());
    }
  }

  private static FileTime used(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  private static void keep(Path file, FeatureKey key, Features features) {
    try {
      FeatureFile.write(file, key, features);
    } catch (IOException e) {
      LOG.warn(
          "The features can't be kept in {} ({}) and will be computed again the next time",
          file,
          e.toString());
    }
  }
}
