package io.ganqp.trainer.evaluation;

import io.ganqp.trainer.evaluation.feature.FeatureExtractor;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The metrics that there are. A new one is a class beside these, a line here, and where it is more
 * than a few lines of arithmetic a pure function in {@code metric}.
 */
public final class Metrics {

  /** The kernel distance's own name, which a full one adds its extractor to. */
  public static final String KERNEL_DISTANCE = "kernel-distance";

  /** The same of the Fréchet distance. */
  public static final String FRECHET_DISTANCE = "frechet-distance";

  private Metrics() {}

  /** Those by the images themselves. */
  public static List<ImageEstimator> byImages(long seed) {
    return List.of(new SlicedWasserstein(seed));
  }

  /** Those by features, named {@code kernel-distance/inception-mixed5-768@150} and alike. */
  public static List<FeatureEstimator> byFeatures(FeatureExtractor extractor) {
    return byFeatures(extractor.dimension(), name -> name + "/" + extractor.name());
  }

  /**
   * Those by features under names of the caller's.
   *
   * @param names gives the name to report under for {@code kernel-distance} (×10³), {@code
   *     frechet-distance}, {@code precision}, {@code recall}, {@code density}, {@code coverage},
   *     {@code authenticity} and {@code nearer-than-held-out}
   */
  public static List<FeatureEstimator> byFeatures(int dimension, UnaryOperator<String> names) {
    return List.of(
        new KernelEstimator(names),
        new FrechetEstimator(dimension, names),
        new ManifoldEstimator(names),
        new CopyingEstimator(names));
  }

  /**
   * Those by features that take too long for a training, of which there is none for few images.
   *
   * @param generated how many images
   * @param names gives the name to report under for {@code frechet-distance-infinity}
   */
  public static List<FeatureEstimator> thorough(
      int dimension, int generated, UnaryOperator<String> names) {
    return generated < FrechetInfinityEstimator.minimum(dimension)
        ? List.of()
        : List.of(new FrechetInfinityEstimator(dimension, names));
  }

  /**
   * The estimators that compute some of the metrics asked for.
   *
   * @throws IllegalArgumentException if none of them computes one
   */
  public static <E extends Estimator> List<E> select(List<E> estimators, Set<String> names) {
    Set<String> unknown = new TreeSet<>(names);
    estimators.forEach(e -> e.metrics().forEach(metric -> unknown.remove(metric.name())));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "no metric %s; there are %s"
              .formatted(
                  String.join(", ", unknown),
                  estimators.stream()
                      .flatMap(e -> e.metrics().stream())
                      .map(Metric::name)
                      .collect(Collectors.joining(", "))));
    }
    return estimators.stream()
        .filter(e -> e.metrics().stream().anyMatch(metric -> names.contains(metric.name())))
        .toList();
  }
}
