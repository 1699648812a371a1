package io.ganqp.trainer.judging;

import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.evaluation.Evaluator;
import io.ganqp.trainer.evaluation.ReferenceFeatures;
import io.ganqp.trainer.evaluation.feature.FeatureExtractor;
import io.ganqp.trainer.evaluation.feature.Features;
import io.ganqp.trainer.evaluation.feature.cache.FeatureCache;
import io.ganqp.trainer.evaluation.feature.cache.FeatureKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The features of a data set's images, computed once.
 *
 * @param cache keeps them
 */
public record FeaturesOfReals(PackedDataset dataset, FeatureCache cache) {

  private static final Logger LOG = LoggerFactory.getLogger(FeaturesOfReals.class);

  /** The features of images to compare others with, where copies are not looked for. */
  ReferenceFeatures reference(FeatureExtractor extractor, RealImages real, ImageProgress progress) {
    return ReferenceFeatures.of(features(extractor, real, progress));
  }

  /**
   * The features of images to compare others with, and of those that copies would be of.
   *
   * @param real to compare with
   * @param maximum of the images trained on, and of those held out, by which copies are told
   */
  public ReferenceFeatures reference(
      FeatureExtractor extractor, RealImages real, int maximum, ImageProgress progress) {
    Map<RealImages, Features> known = new HashMap<>();
    Function<RealImages, Features> features =
        images -> known.computeIfAbsent(images, i -> features(extractor, i, progress));
    Features training = features.apply(RealImages.training(dataset, maximum));
    Optional<Features> heldOut =
        dataset.holdoutImages() > 0
            ? Optional.of(features.apply(RealImages.heldOut(dataset, maximum)))
            : Optional.empty();
    return new ReferenceFeatures(features.apply(real), Optional.of(training), heldOut);
  }

  private Features features(FeatureExtractor extractor, RealImages images, ImageProgress progress) {
    FeatureKey key =
        new FeatureKey(
            dataset.images().digest(),
            images.description(),
            extractor.digest(),
            images.size(),
            extractor.dimension());
    return cache.features(
        key,
        () -> {
          LOG.info("features of {} real images by {}", images.size(), extractor.name());
          return Evaluator.extract(
              extractor,
              images,
              done -> progress.looked("features of real images", done, images.size()));
        });
  }
}
