package io.ganqp.trainer.judging;

import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.evaluation.Evaluator;
import io.ganqp.trainer.evaluation.ReferenceFeatures;
import io.ganqp.trainer.evaluation.feature.FeatureExtractor;
import io.ganqp.trainer.evaluation.feature.Features;
import io.ganqp.trainer.evaluation.feature.cache.FeatureCache;
import io.ganqp.trainer.evaluation.feature.cache.FeatureKey;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The features of a data set's images, computed once.
 *
 * @param cache keeps them
 */
public record FeaturesOfReals(PackedDataset dataset, FeatureCache cache) {

  private static final Logger LOG = LoggerFactory.getLogger(FeaturesOfReals.class);

  /** The features of at most so many images, by {@code extractor}, to compare others with. */
  public ReferenceFeatures reference(FeatureExtractor extractor, int maximum) {
    Features training = features(extractor, RealImages.training(dataset, maximum));
    if (dataset.holdoutImages() == 0) {
      return new ReferenceFeatures(training, Optional.of(training), Optional.empty());
    }
    Features heldOut = features(extractor, RealImages.heldOut(dataset, maximum));
    return new ReferenceFeatures(heldOut, Optional.of(training), Optional.of(heldOut));
  }

  private Features features(FeatureExtractor extractor, RealImages images) {
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
          return Evaluator.extract(extractor, images, done -> {});
        });
  }
}
