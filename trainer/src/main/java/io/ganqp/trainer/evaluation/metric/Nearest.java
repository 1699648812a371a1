package io.ganqp.trainer.evaluation.metric;

import java.util.Arrays;

/**
 * The nearest of some images, for each of others.
 *
 * @param index [N] number of the nearest one; of several as near the first
 * @param distance [N] Euclidean distance
 */
public record Nearest(int[] index, double[] distance) {

  /**
   * Nearest rows of {@code among}.
   *
   * @param itself for each of the images its own number in {@code among}, which does not count, or
   *     −1
   */
  static Nearest of(Rows images, Rows among, int[] itself) {
    int[] index = new int[images.size()];
    double[] squared = new double[images.size()];
    Arrays.fill(squared, Double.POSITIVE_INFINITY);
    Pairs.squaredDistances(
        images,
        among,
        (row, first, count, values) -> {
          for (int j = 0; j < count; j++) {
            if (values[j] < squared[row] && first + j != itself[row]) {
              squared[row] = values[j];
              index[row] = first + j;
            }
          }
        });
    return new Nearest(index, Arrays.stream(squared).map(Math::sqrt).toArray());
  }

  static Nearest of(Rows images, Rows among) {
    int[] nobody = new int[images.size()];
    Arrays.fill(nobody, -1);
    return of(images, among, nobody);
  }

  /** Median of the distances. */
  public double median() {
    double[] sorted = distance.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
