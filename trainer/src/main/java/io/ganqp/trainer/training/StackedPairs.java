package io.ganqp.trainer.training;

/**
 * What a binary critic sees of B pairs: each of them both ways round, [x_r, x_f] of all pairs and
 * then [x_f, x_r], stacked as channels.
 */
final class StackedPairs {

  private final int batch;
  private final int length;
  private final float[] stacked;

  /**
   * @param length elements of an image
   */
  StackedPairs(int batch, int length) {
    this.batch = batch;
    this.length = length;
    this.stacked = new float[4 * batch * length];
  }

  /**
   * Stacks.
   *
   * @param pairs [2B · length]: B reals, then B fakes
   * @return [2B · 2 length], valid until the next call
   */
  float[] of(float[] pairs) {
    for (int i = 0; i < batch; i++) {
      for (int first = 0; first < 2; first++) {
        int sample = (first * batch + i) * 2 * length;
        copy(pairs, first, i, sample);
        copy(pairs, 1 - first, i, sample + length);
      }
    }
    return stacked;
  }

  /** Image {@code i} of the reals (0) or the fakes (1). */
  private void copy(float[] pairs, int side, int i, int to) {
    System.arraycopy(pairs, (side * batch + i) * length, stacked, to, length);
  }

  /** Room for the gradient of what was stacked; {@link #of} overwrites it. */
  float[] gradient() {
    return stacked;
  }

  /**
   * Goes back: each image has been in two samples.
   *
   * @param pairGradient overwritten with the sum of what {@link #gradient} holds of both
   */
  void backward(float[] pairGradient) {
    for (int i = 0; i < batch; i++) {
      for (int side = 0; side < 2; side++) {
        int image = (side * batch + i) * length;
        int asFirst = (side * batch + i) * 2 * length;
        int asSecond = ((1 - side) * batch + i) * 2 * length + length;
        for (int j = 0; j < length; j++) {
          pairGradient[image + j] = stacked[asFirst + j] + stacked[asSecond + j];
        }
      }
    }
  }
}
