package io.ganqp.trainer.evaluation.metric;

import io.ganqp.trainer.evaluation.feature.Features;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The kernel distance as it is often reported: the mean over blocks of both sets, with the error of
 * that mean. It uses far fewer pairs than {@link KernelDistance}, whose error is smaller.
 *
 * @param values [blocks] unbiased distance of each block
 * @param mean of the values
 * @param standardError of the mean
 */
record BlockedKernelDistance(double[] values, double mean, double standardError) {

  /**
   * Compares each {@code size} images with as many of the other set, in order; what is left over at
   * the end of a set is not used.
   *
   * @throws IllegalArgumentException if there are not two blocks, or for what {@link
   *     KernelDistance.Sample} refuses
   */
  static BlockedKernelDistance between(Features real, Features fake, int size) {
    int blocks = Math.min(real.size(), fake.size()) / size;
    if (blocks < 2) {
      throw new IllegalArgumentException(
          "%d real and %d generated images make no two blocks of %d"
              .formatted(real.size(), fake.size(), size));
    }
    double[] values =
        IntStream.range(0, blocks)
            .mapToDouble(
                block ->
                    KernelDistance.between(block(real, block, size), block(fake, block, size))
                        .unbiased())
            .toArray();
    double mean = KernelSums.sum(values) / blocks;
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return new BlockedKernelDistance(values, mean, Math.sqrt(squares / (blocks - 1) / blocks));
  }

  private static KernelDistance.Sample block(Features features, int block, int size) {
    int length = size * features.dimension();
    return new KernelDistance.Sample(
        new Features(
            features.dimension(),
            Arrays.copyOfRange(features.values(), block * length, (block + 1) * length)));
  }
}
