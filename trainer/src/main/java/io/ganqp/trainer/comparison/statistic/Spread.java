package io.ganqp.trainer.comparison.statistic;

import java.util.List;

/**
 * Where some values lie. No mean and no deviation: of two or three values they say less than the
 * values themselves.
 *
 * @param count of the values
 * @param median the middle one, or the mean of the two in the middle
 * @param minimum the least
 * @param maximum the greatest
 */
public record Spread(int count, double median, double minimum, double maximum) {

  /**
   * Of finite values.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Spread of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no values have no median");
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(sorted.length, median, sorted[0], sorted[sorted.length - 1]);
  }
}
