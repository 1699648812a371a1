package io.ganqp.trainer.objective;

/** A distance d(x_r, x_f) between two images, as the reference implementation scales them. */
public enum Distance {
  /** Mean of |x_r − x_f|. */
  L1 {
    @Override
    double of(float[] images, int a, int b, int length) {
      double sum = 0;
      for (int i = 0; i < length; i++) {
        sum += Math.abs(images[a + i] - images[b + i]);
      }
      return sum / length;
    }
  },
  /** Root of the mean of (x_r − x_f)². */
  L2 {
    @Override
    double of(float[] images, int a, int b, int length) {
      double sum = 0;
      for (int i = 0; i < length; i++) {
        double difference = images[a + i] - images[b + i];
        sum += difference * difference;
      }
      return Math.sqrt(sum / length);
    }
  };

  /** The distance of the images of {@code length} values that begin at {@code a} and {@code b}. */
  abstract double of(float[] images, int a, int b, int length);

  /**
   * The distances of the pairs of a batch.
   *
   * @param pairs [2B · length]: B reals, then B fakes
   * @param batch B
   * @return [B]
   */
  public float[] between(float[] pairs, int batch) {
    int length = pairs.length / (2 * batch);
    float[] distances = new float[batch];
    for (int i = 0; i < batch; i++) {
      distances[i] = (float) of(pairs, i * length, (batch + i) * length, length);
    }
    return distances;
  }
}
