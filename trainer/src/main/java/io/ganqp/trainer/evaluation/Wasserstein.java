package io.ganqp.trainer.evaluation;

/** The Wasserstein-1 distance on the line. */
final class Wasserstein {

  private Wasserstein() {}

  /**
   * ∫ |F⁻¹(t) − G⁻¹(t)| dt of two samples, which need not have the same size: exact, no resampling.
   *
   * @param a sorted
   * @param b sorted
   */
  static double distance(float[] a, float[] b) {
    // Steps of both quantile functions in units of 1 / (|a| · |b|), so that no rounding adds up.
    long stepA = b.length;
    long stepB = a.length;
    long end = stepA * a.length;
    double sum = 0;
    int i = 0;
    int j = 0;
    long from = 0;
    while (from < end) {
      long nextA = (i + 1) * stepA;
      long nextB = (j + 1) * stepB;
      long to = Math.min(nextA, nextB);
      sum += (to - from) * Math.abs((double) a[i] - b[j]);
      if (nextA == to) {
        i++;
      }
      if (nextB == to) {
        j++;
      }
      from = to;
    }
    return sum / end;
  }
}
