package io.ganqp.trainer.network;

import io.ganqp.trainer.network.ParameterLayout.Range;
import java.util.stream.IntStream;

/** Element by element over long vectors, on all cores; how they share it changes no result. */
final class Slices {

  /** Elements worth handing to another thread. */
  private static final int LENGTH = 1 << 16;

  private Slices() {}

  /** What is done to the elements from … to − 1, on any thread. */
  interface Work {
    void on(int from, int to);
  }

  /** Does it to all elements of {@code range}. */
  static void each(Range range, Work work) {
    int slices = (range.to() - range.from() + LENGTH - 1) / LENGTH;
    IntStream.range(0, slices)
        .parallel()
        .forEach(
            i -> {
              int from = range.from() + i * LENGTH;
              work.on(from, Math.min(range.to(), from + LENGTH));
            });
  }
}
