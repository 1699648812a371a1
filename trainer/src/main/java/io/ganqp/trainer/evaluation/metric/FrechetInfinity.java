package io.ganqp.trainer.evaluation.metric;

import io.ganqp.trainer.evaluation.feature.Features;
import java.util.Arrays;
import java.util.List;

/**
 * The Fréchet distance as it would be of endlessly many generated images (Chong and Forsyth,
 * "Effectively unbiased FID and inception score", 2020): it falls about linearly with one over
 * their number, and a straight line through some of them is followed to 0. The bias by the number
 * of real images remains.
 *
 * @param intercept the distance at 1/N = 0; may fall below 0
 * @param slope by which it grows with 1/N
 */
public record FrechetInfinity(double intercept, double slope) {

  /**
   * By the distances of the first generated images.
   *
   * @param sizes how many images, at least two different numbers
   * @throws IllegalArgumentException for fewer sizes, a size that exceeds the number of images, or
   *     what {@link FrechetDistance#between} refuses
   */
  public static FrechetInfinity of(GaussianStatistics real, Features fake, List<Integer> sizes) {
    double[] distances =
        sizes.stream()
            .map(size -> GaussianStatistics.of(first(fake, size)))
            .mapToDouble(statistics -> FrechetDistance.between(real, statistics).value())
            .toArray();
    return line(sizes.stream().mapToDouble(size -> 1.0 / size).toArray(), distances);
  }

  private static Features first(Features features, int size) {
    if (size > features.size()) {
      throw new IllegalArgumentException(
          "there are %d images, not %d".formatted(features.size(), size));
    }
    int d = features.dimension();
    return new Features(d, Arrays.copyOf(features.values(), size * d));
  }

  /** The line of least squares. */
  private static FrechetInfinity line(double[] x, double[] y) {
    double meanX = KernelSums.sum(x) / x.length;
    double meanY = KernelSums.sum(y) / y.length;
    double xx = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    if (xx == 0) {
      throw new IllegalArgumentException(
          "a line needs distances of at least two different numbers of images");
    }
    return new FrechetInfinity(meanY - xy / xx * meanX, xy / xx);
  }
}
