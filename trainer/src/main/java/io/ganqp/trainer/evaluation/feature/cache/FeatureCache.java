package io.ganqp.trainer.evaluation.feature.cache;

import io.ganqp.trainer.evaluation.feature.Features;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of features. Several processes may use one. Whatever happens to its files, what it gives
 * is right: a damaged file is computed again, and a folder that can't be written only costs time.
 */
public final class FeatureCache {

  private static final Logger LOG = LoggerFactory.getLogger(FeatureCache.class);

  private final Path folder;

  private FeatureCache(Path folder) {
    this.folder = folder;
  }

  /** The cache in a folder, which is made when there is something to keep. */
  public static FeatureCache of(Path folder) {
    return new FeatureCache(folder);
  }

  /**
   * The features of {@code key}: those in the folder, or else what {@code computed} gives, which
   * are kept.
   *
   * @throws IllegalArgumentException if what is computed is of another size than the key says
   */
  public Features features(FeatureKey key, Supplier<Features> computed) {
    Path file = folder.resolve(key.digest().substring(0, 32) + ".features");
    try {
      if (Files.exists(file)) {
        return FeatureFile.read(file, key);
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
    return features;
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
