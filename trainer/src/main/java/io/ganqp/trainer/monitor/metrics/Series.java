package io.ganqp.trainer.monitor.metrics;

import java.util.Arrays;

/** Values over iterations, in their order. */
public final class Series {
  private final long[] iterations;
  private final double[] values;
  private int size;

  private Series(long[] iterations, double[] values, int size) {
    this.iterations = iterations;
    this.values = values;
    this.size = size;
  }

  /** Room for a number of values, none there yet. */
  public static Series withCapacity(int capacity) {
    return new Series(new long[capacity], new double[capacity], 0);
  }

  /** Appends a value, unless it is not finite: such a one has no place in a curve. */
  public void add(long iteration, double value) {
    if (Double.isFinite(value)) {
      iterations[size] = iteration;
      values[size] = value;
      size++;
    }
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** The iterations, for a library that draws doubles. */
  public double[] iterations() {
    return Arrays.stream(iterations, 0, size).asDoubleStream().toArray();
  }

  /** A copy of the values. */
  public double[] values() {
    return Arrays.copyOf(values, size);
  }

  /** The value of the last iteration. */
  public double last() {
    return values[size - 1];
  }

  /**
   * The exponential moving average with a window of so many values. Its beginning is not pulled
   * towards zero: the weights are divided by their sum.
   */
  public Series smoothed(double window) {
    double decay = Math.max(0, 1 - 1 / Math.max(1, window));
    Series result = withCapacity(size);
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < size; i++) {
      sum = decay * sum + (1 - decay) * values[i];
      weight = decay * weight + (1 - decay);
      result.add(iterations[i], sum / weight);
    }
    return result;
  }

  /** At most so many values, evenly chosen, the first and the last among them. */
  public Series thinned(int most) {
    if (size <= most) {
      return this;
    }
    Series result = withCapacity(most);
    for (int i = 0; i < most; i++) {
      int at = (int) ((long) i * (size - 1) / (most - 1));
      result.add(iterations[at], values[at]);
    }
    return result;
  }

  /**
   * The lowest and the highest of each of so many equal runs of values: the shape, not its bulk.
   */
  public Series envelope(int runs) {
    if (size <= 2 * runs) {
      return this;
    }
    Series result = withCapacity(2 * runs);
    for (int run = 0; run < runs; run++) {
      int from = (int) ((long) run * size / runs);
      int to = (int) ((long) (run + 1) * size / runs);
      double[] sorted = Arrays.copyOfRange(values, from, to);
      Arrays.sort(sorted);
      result.add(iterations[from], sorted[0]);
      result.add(iterations[from], sorted[sorted.length - 1]);
    }
    return result;
  }

  /** The series with each value moved into a range. */
  public Series clipped(double low, double high) {
    Series result = withCapacity(size);
    for (int i = 0; i < size; i++) {
      result.add(iterations[i], Math.max(low, Math.min(high, values[i])));
    }
    return result;
  }

  /** The value below which a share of all lies. */
  public double quantile(double share) {
    double[] sorted = values();
    Arrays.sort(sorted);
    return sorted[(int) Math.round(share * (size - 1))];
  }
}
