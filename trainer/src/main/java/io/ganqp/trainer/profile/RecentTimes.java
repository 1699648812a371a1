package io.ganqp.trainer.profile;

import java.util.Arrays;

/** The last few thousand durations of something, however long it goes on. */
final class RecentTimes {

  static final int CAPACITY = 4096;

  private final long[] nanos = new long[CAPACITY];
  private long count;

  void add(long duration) {
    nanos[(int) (count % CAPACITY)] = duration;
    count++;
  }

  /** In nanoseconds; 0 where there is none. */
  double median() {
    int length = (int) Math.min(count, CAPACITY);
    if (length == 0) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(nanos, length);
    Arrays.sort(sorted);
    return (sorted[(length - 1) / 2] + sorted[length / 2]) / 2.0;
  }
}
