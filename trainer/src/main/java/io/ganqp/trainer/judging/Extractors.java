package io.ganqp.trainer.judging;

import io.ganqp.trainer.evaluation.feature.BuiltinExtractor;
import io.ganqp.trainer.evaluation.feature.FeatureExtractor;
import io.ganqp.trainer.evaluation.feature.cache.FeatureCache;

/**
 * The networks whose features are compared.
 *
 * @param tracking at each evaluation
 * @param confirmation where a model may be the best so far
 * @param cache keeps the features of real images
 */
public record Extractors(
    FeatureExtractor tracking, FeatureExtractor confirmation, FeatureCache cache)
    implements AutoCloseable {

  /** The built-in one, of large images to confirm, whatever those are of at each evaluation. */
  public static Extractors builtin(BuiltinExtractor tracked, int threads, FeatureCache cache) {
    FeatureExtractor tracking = tracked.open(threads);
    if (tracked == BuiltinExtractor.CONFIRMATION) {
      return of(tracking, cache);
    }
    try {
      return new Extractors(tracking, BuiltinExtractor.CONFIRMATION.open(threads), cache);
    } catch (RuntimeException e) {
      tracking.close();
      throw e;
    }
  }

  /** One for both. */
  public static Extractors of(FeatureExtractor extractor, FeatureCache cache) {
    return new Extractors(extractor, extractor, cache);
  }

  @Override
  public void close() {
    tracking.close();
    if (confirmation != tracking) {
      confirmation.close();
    }
  }
}
