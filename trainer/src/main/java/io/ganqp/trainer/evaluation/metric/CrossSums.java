package io.ganqp.trainer.evaluation.metric;

import io.ganqp.trainer.evaluation.feature.Features;
import java.util.stream.IntStream;

/**
 * Sums of the kernel over all pairs of an image of one set and an image of another.
 *
 * @param left [n] for each image of the first set, over the second
 * @param right [m] for each image of the second set, over the first
 */
record CrossSums(double[] left, double[] right) {

  /** Blocks of rows whose sums over the columns are in memory at a time. */
  private static final int BLOCKS = 64;

  static CrossSums of(Features left, Features right) {
    int n = left.size();
    double[] leftSums = new double[n];
    double[] rightSums = new double[right.size()];
    int part = BLOCKS * Pairs.BLOCK;
    for (int from = 0; from < n; from += part) {
      add(left, from, Math.min(n, from + part), right, leftSums, rightSums);
    }
    return new CrossSums(leftSums, rightSums);
  }

  private static void add(
      Features left, int from, int to, Features right, double[] leftSums, double[] rightSums) {
    // One thread adds to the sums of a block, and the blocks are added up in their order.
    double[][] blocks = new double[(to - from + Pairs.BLOCK - 1) / Pairs.BLOCK][right.size()];
    Pairs.products(
        Rows.of(left).select(IntStream.range(from, to).toArray()),
        Rows.of(right),
        (row, first, count, values) -> {
          double[] block = blocks[row / Pairs.BLOCK];
          double sum = 0;
          for (int j = 0; j < count; j++) {
            double kernel = KernelSums.kernel(values[j], left.dimension());
            block[first + j] += kernel;
            sum += kernel;
          }
          leftSums[from + row] += sum;
        });
    for (double[] block : blocks) {
      for (int j = 0; j < block.length; j++) {
        rightSums[j] += block[j];
      }
    }
  }

  double total() {
    return KernelSums.sum(left);
  }
}
