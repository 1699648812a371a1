package io.ganqp.trainer.evaluation;

import io.ganqp.trainer.evaluation.feature.FeatureExtractor;
import io.ganqp.trainer.evaluation.feature.Features;

/** Features of images that come a portion at a time. */
final class FeatureCollector {

  private final FeatureExtractor extractor;
  private final int dimension;
  private final float[] values;
  private int filled;

  FeatureCollector(FeatureExtractor extractor, int images) {
    this.extractor = extractor;
    this.dimension = extractor.dimension();
    this.values = new float[Math.multiplyExact(images, dimension)];
  }

  void add(ImageSet images) {
    float[] some = extractor.extract(images).values();
    if (some.length != images.size() * dimension) {
      throw new IllegalStateException(
          "%s gave %d values for %d images of %d features"
              .formatted(extractor.name(), some.length, images.size(), dimension));
    }
    System.arraycopy(some, 0, values, filled, some.length);
    filled += some.length;
  }

  Features features() {
    return new Features(dimension, values);
  }
}
