package io.ganqp.trainer.objective;

/** A distance d(x_r, x_f) between two images, as the reference implementation scales them. */
public enum Distance {
  /** Mean of |x_r − x_f|. */
  L1 {
    @Override
    double of(float[] a, int aOffset, float[] b, int bOffset, int length) {
      double sum = 0;
      for (int i = 0; i < length; i++) {
        sum += Math.abs(a[aOffset + i] - b[bOffset + i]);
      }
      return sum / length;
    }
  },
  /** Root of the mean of (x_r − x_f)². */
  L2 {
    @Override
    double of(float[] a, int aOffset, float[] b, int bOffset, int length) {
      double sum = 0;
      for (int i = 0; i < length; i++) {
        double difference = a[aOffset + i] - b[bOffset + i];
        sum += difference * difference;
      }
      return Math.sqrt(sum / length);
    }
  };

  abstract double of(float[] a, int aOffset, float[] b, int bOffset, int length);

  /**
   * The distances of the pairs of a batch.
   *
   * @param real [B · length]
   * @param fake [B · length]
   * @param batch B
   * @return [B]
   */
  public float[] between(float[] real, float[] fake, int batch) {
    int length = real.length / batch;
    float[] distances = new float[batch];
    for (int i = 0; i < batch; i++) {
      distances[i] = (float) of(real, i * length, fake, i * length, length);
    }
    return distances;
  }
}
