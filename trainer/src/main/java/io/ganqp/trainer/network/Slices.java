package io.ganqp.trainer.network;

import io.ganqp.trainer.network.ParameterLayout.Range;
import java.util.stream.IntStream;

/** Element by element over long vectors, on all cores; how they share it changes no result. */
public final class Slices {

  /** Elements worth handing to another thread. */
  private static final int LENGTH = 1 << 16;

  private Slices() {}

  /** What is done to the elements from … to − 1, on any thread. */
  public interface Work {
    void on(int from, int to);
  }

  /** Does it to all elements of {@code range}. */
  public static void each(Range range, Work work) {
    each(range, LENGTH, work);
  }

  /**
   * The same in slices of another length.
   *
   * @param length elements that are worth handing to another thread
   */
  public static void each(Range range, int length, Work work) {
    int slice = Math.max(1, length);
    int slices = (range.to() - range.from() + slice - 1) / slice;
    IntStream.range(0, slices)
        .parallel()
        .forEach(
            i -> {
              int from = range.from() + i * slice;
              work.on(from, Math.min(range.to(), from + slice));
            });
  }
}
