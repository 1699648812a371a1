package io.ganqp.trainer.weights;

import java.util.List;

/**
 * A tensor of weights. Mean, deviation and extremes are of its finite values, and null where there
 * are none.
 *
 * @param name in the file
 * @param operator of the node that takes it, such as {@code ConvTranspose}; null where none does
 * @param shape in the order of the file
 * @param type of its elements, such as {@code FLOAT}
 * @param values how many it has
 * @param mean of its values
 * @param standardDeviation of its values, as a population's
 * @param minimum the smallest value
 * @param maximum the largest value
 * @param zeros share of values that are 0
 * @param notFinite how many are infinite or not a number
 * @param largestSingularValue of the matrix [outputs, inputs · kernel] that it is (for convolutions
 *     Miyato et al., arXiv 1802.05957, section 2.1); null for a vector, for other tensors that are
 *     no such matrix, and where a value is not finite
 * @param histogram of its finite values
 */
public record TensorStatistics(
    String name,
    String operator,
    List<Long> shape,
    String type,
    long values,
    Double mean,
    Double standardDeviation,
    Double minimum,
    Double maximum,
    double zeros,
    long notFinite,
    Double largestSingularValue,
    Histogram histogram) {

  private static final int BINS = 24;

  public TensorStatistics {
    shape = List.copyOf(shape);
  }

  static TensorStatistics of(WeightTensor tensor) {
    float[] values = tensor.values();
    double sum = 0;
    double minimum = Double.POSITIVE_INFINITY;
    double maximum = Double.NEGATIVE_INFINITY;
    long zeros = 0;
    int finite = 0;
    for (float value : values) {
      if (Float.isFinite(value)) {
        finite++;
        sum += value;
        minimum = Math.min(minimum, value);
        maximum = Math.max(maximum, value);
        zeros += value == 0 ? 1 : 0;
      }
    }
    boolean any = finite > 0;
    double mean = any ? sum / finite : 0;
    boolean all = finite == values.length;
    return new TensorStatistics(
        tensor.name(),
        tensor.operator(),
        tensor.shape(),
        tensor.type(),
        values.length,
        any ? (Double) mean : null,
        any ? (Double) deviation(values, mean, finite) : null,
        any ? (Double) minimum : null,
        any ? (Double) maximum : null,
        values.length == 0 ? 0 : (double) zeros / values.length,
        values.length - finite,
        all ? tensor.matrix().map(LargestSingularValue::of).orElse(null) : null,
        any ? Histogram.of(values, minimum, maximum, BINS) : null);
  }

  private static double deviation(float[] values, double mean, int finite) {
    double sum = 0;
    for (float value : values) {
      if (Float.isFinite(value)) {
        sum += (value - mean) * (value - mean);
      }
    }
    return Math.sqrt(sum / finite);
  }
}
