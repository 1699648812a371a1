package io.ganqp.trainer.evaluation;

import java.util.Random;
import java.util.stream.IntStream;

/** Square pieces of images as vectors [count, 3 · side²], one level of the pyramid at a time. */
final class Descriptors {

  private static final int CHANNELS = 3;

  private final int side;
  private final float[] values;
  private int count;

  Descriptors(int side, int capacity) {
    this.side = side;
    this.values = new float[Math.multiplyExact(capacity, CHANNELS * side * side)];
  }

  /** Length of one vector. */
  int dimension() {
    return CHANNELS * side * side;
  }

  int count() {
    return count;
  }

  /** Adds a piece of {@code image} [3, size, size] at a place that {@code random} chooses. */
  void add(float[] image, int size, Random random) {
    int top = random.nextInt(size - side + 1);
    int left = random.nextInt(size - side + 1);
    int target = count * dimension();
    for (int channel = 0; channel < CHANNELS; channel++) {
      for (int row = 0; row < side; row++) {
        int source = (channel * size + top + row) * size + left;
        System.arraycopy(image, source, values, target, side);
        target += side;
      }
    }
    count++;
  }

  /** Mean of the values of {@code channel}. */
  double mean(int channel) {
    return moment(channel, 0, 1);
  }

  /** Variance of the values of {@code channel}. */
  double variance(int channel) {
    return moment(channel, mean(channel), 2);
  }

  private double moment(int channel, double centre, int power) {
    int plane = side * side;
    double sum = 0;
    for (int i = 0; i < count; i++) {
      int start = i * dimension() + channel * plane;
      for (int j = start; j < start + plane; j++) {
        double difference = values[j] - centre;
        sum += power == 1 ? difference : difference * difference;
      }
    }
    return sum / ((double) count * plane);
  }

  /**
   * Scalar products with directions.
   *
   * @param directions [dimension][number]
   * @return [number][count]
   */
  float[][] project(float[][] directions) {
    int number = directions[0].length;
    float[][] projections = new float[number][count];
    IntStream.range(0, count)
        .parallel()
        .forEach(
            i -> {
              float[] sums = project(i, directions);
              for (int n = 0; n < number; n++) {
                projections[n][i] = sums[n];
              }
            });
    return projections;
  }

  private float[] project(int index, float[][] directions) {
    float[] sums = new float[directions[0].length];
    int start = index * dimension();
    for (int k = 0; k < directions.length; k++) {
      float value = values[start + k];
      float[] direction = directions[k];
      for (int n = 0; n < sums.length; n++) {
        sums[n] += value * direction[n];
      }
    }
    return sums;
  }
}
