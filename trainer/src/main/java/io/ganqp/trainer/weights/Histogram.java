package io.ganqp.trainer.weights;

import java.util.List;
import java.util.stream.LongStream;

/**
 * How many values lie where.
 *
 * @param low lower end of the first bin
 * @param high upper end of the last one
 * @param counts of values in bins of equal width; a value at {@code high} is in the last
 */
public record Histogram(double low, double high, List<Long> counts) {

  public Histogram {
    counts = List.copyOf(counts);
  }

  /**
   * Counts the finite ones of some values.
   *
   * @param low the smallest of them
   * @param high the largest of them; where they are equal, all are in the middle bin
   */
  static Histogram of(float[] values, double low, double high, int bins) {
    long[] counts = new long[bins];
    for (float value : values) {
      if (Float.isFinite(value)) {
        counts[bin(value, low, high, bins)]++;
      }
    }
    return new Histogram(low, high, LongStream.of(counts).boxed().toList());
  }

  private static int bin(float value, double low, double high, int bins) {
    return high == low ? bins / 2 : (int) Math.min(bins - 1, bins * ((value - low) / (high - low)));
  }
}
