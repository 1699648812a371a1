package io.ganqp.trainer.evaluation;

import io.ganqp.trainer.evaluation.feature.FeatureExtractor;
import io.ganqp.trainer.evaluation.feature.Features;
import java.util.List;

/**
 * What a perfect generator would measure: every second real image against the others. By half as
 * many images as are otherwise compared it is a little worse than that where a metric is biased,
 * and better where real images come in pairs that are nearly the same.
 */
public final class Floor {

  private static final int HALVES = 2;

  private Floor() {}

  /** That of metrics by images; empty for fewer than two. */
  public static List<Measurement> byImages(ImageSet real, List<ImageEstimator> estimators) {
    if (real.size() < HALVES) {
      return List.of();
    }
    ImageSet left = new Half(real, 0);
    ImageSet right = new Half(real, 1);
    return estimators.stream()
        .flatMap(
            estimator -> {
              ImageEstimator.Pass pass = estimator.begin(left, right.size());
              pass.add(right);
              return pass.finish().stream();
            })
        .toList();
  }

  /** That of metrics by features; of those that have a value for so many images. */
  public static List<Measurement> byFeatures(
      FeatureExtractor extractor, Features real, List<FeatureEstimator> estimators) {
    ReferenceFeatures left = ReferenceFeatures.of(half(real, 0));
    return new FeatureEvaluation(extractor, left, estimators)
        .measure(half(real, 1)).stream().filter(m -> m.value().isPresent()).toList();
  }

  private static Features half(Features features, int first) {
    int d = features.dimension();
    float[] values = new float[(features.size() + 1 - first) / HALVES * d];
    for (int i = 0; i < values.length / d; i++) {
      System.arraycopy(features.values(), (HALVES * i + first) * d, values, i * d, d);
    }
    return new Features(d, values);
  }

  /** Every second image, from the one numbered {@code first}. */
  private record Half(ImageSet images, int first) implements ImageSet {
    @Override
    public int size() {
      return (images.size() + 1 - first) / HALVES;
    }

    @Override
    public int resolution() {
      return images.resolution();
    }

    @Override
    public void copy(int index, float[] target) {
      images.copy(HALVES * index + first, target);
    }
  }
}
