package io.ganqp.trainer.study;

import java.util.Random;

/** Eight Gaussians, evenly on a circle. */
final class Ring {

  static final int MODES = 8;
  static final double RADIUS = 2;
  static final double DEVIATION = 0.1;

  private static final double NEAR = 3 * DEVIATION;

  private Ring() {}

  /** Points, [count · 2]. */
  static double[] draw(int count, Random random) {
    double[] points = new double[2 * count];
    for (int i = 0; i < count; i++) {
      double angle = angle(random.nextInt(MODES));
      points[2 * i] = RADIUS * StrictMath.cos(angle) + DEVIATION * random.nextGaussian();
      points[2 * i + 1] = RADIUS * StrictMath.sin(angle) + DEVIATION * random.nextGaussian();
    }
    return points;
  }

  /** How well points, [count · 2], cover the ring. */
  static Coverage coverage(double[] points) {
    int count = points.length / 2;
    int[] near = new int[MODES];
    int good = 0;
    for (int i = 0; i < count; i++) {
      for (int mode = 0; mode < MODES; mode++) {
        double dx = points[2 * i] - RADIUS * StrictMath.cos(angle(mode));
        double dy = points[2 * i + 1] - RADIUS * StrictMath.sin(angle(mode));
        if (dx * dx + dy * dy <= NEAR * NEAR) {
          near[mode]++;
          good++;
        }
      }
    }
    int found = 0;
    for (int inMode : near) {
      // A quarter of its fair share
      found += 4L * MODES * inMode >= count ? 1 : 0;
    }
    return new Coverage(found, (double) good / count);
  }

  private static double angle(int mode) {
    return 2 * Math.PI * mode / MODES;
  }

  /**
   * @param modes that have at least a quarter of their fair share
   * @param good share of the points within three standard deviations of a mode
   */
  record Coverage(int modes, double good) {}
}
