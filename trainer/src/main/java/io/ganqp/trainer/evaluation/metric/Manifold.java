package io.ganqp.trainer.evaluation.metric;

import io.ganqp.trainer.evaluation.feature.Features;
import java.util.Arrays;

/**
 * Where the images of a set lie: around each a ball that reaches its k-th nearest neighbour in the
 * set, for several k. Of the real images computed once.
 */
public final class Manifold {

  private final Features features;
  private final double[][] squaredRadii;

  private Manifold(Features features, double[][] squaredRadii) {
    this.features = features;
    this.squaredRadii = squaredRadii;
  }

  /**
   * Balls to the nearest neighbours up to the {@code neighbours}-th.
   *
   * @throws IllegalArgumentException for too few images to have as many neighbours, or values that
   *     are not finite
   */
  public static Manifold of(Features features, int neighbours) {
    FiniteFeatures.require(
        features, neighbours + 1, "a neighbourhood of %d neighbours".formatted(neighbours));
    double[][] nearest = new double[features.size()][neighbours];
    for (double[] row : nearest) {
      Arrays.fill(row, Double.POSITIVE_INFINITY);
    }
    Rows rows = Rows.of(features);
    Pairs.squaredDistances(
        rows,
        rows,
        (row, first, count, values) -> {
          for (int j = 0; j < count; j++) {
            if (values[j] < nearest[row][neighbours - 1] && first + j != row) {
              insert(values[j], nearest[row]);
            }
          }
        });
    return new Manifold(features, nearest);
  }

  /** Puts a value into an ascending list, whose last one it replaces. */
  private static void insert(double value, double[] ascending) {
    int place = ascending.length - 1;
    for (; place > 0 && ascending[place - 1] > value; place--) {
      ascending[place] = ascending[place - 1];
    }
    ascending[place] = value;
  }

  /** The images that the balls lie around. */
  Features features() {
    return features;
  }

  /**
   * The squared distance of each image to its {@code neighbour}-th nearest one.
   *
   * @param neighbour from 1
   */
  double[] squaredRadii(int neighbour) {
    return Arrays.stream(squaredRadii).mapToDouble(row -> row[neighbour - 1]).toArray();
  }
}
