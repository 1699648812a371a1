package io.ganqp.contract.latent;

/**
 * From one latent to another along the sphere (slerp: Shoemake, SIGGRAPH 1985; for generators
 * White, arXiv 1609.04468). Latents of N(0, I) lie near a sphere, and the straight line between two
 * of them leaves it: the middle of the line is no latent that a generator was trained on. The
 * direction goes along the great circle at constant speed, the norm in equal steps.
 *
 * <p>A pure function of its arguments. Computed in double precision with {@link StrictMath}, which
 * is the same to the bit on every machine, and rounded to float once.
 */
public final class SphericalInterpolation {
  /** Sine of an angle to 0 or π below which its great circle is lost in rounding. */
  private static final double DEGENERATE = 1e-9;

  private SphericalInterpolation() {}

  /**
   * The latent at a fraction of the way. Between opposite latents each great circle is as good as
   * another: it is the one towards the axis of the element of {@code from} that is smallest in
   * magnitude. In one dimension, or from or to the origin, there is no circle, and it is the line.
   *
   * @param from [dimension], at fraction 0, bit by bit
   * @param to [dimension], at fraction 1, bit by bit
   * @param fraction in [0, 1]
   * @return [dimension]
   * @throws IllegalArgumentException if the dimensions differ or the fraction is out of range
   */
  public static float[] between(float[] from, float[] to, double fraction) {
    if (from.length != to.length) {
      throw new IllegalArgumentException(
          "latents of %d and %d dimensions have nothing between them"
              .formatted(from.length, to.length));
    }
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException("fraction " + fraction + " is not in [0, 1]");
    }
    if (fraction == 0 || fraction == 1) {
      return (fraction == 0 ? from : to).clone();
    }
    double[] start = widened(from);
    double[] end = widened(to);
    double startNorm = norm(start);
    double endNorm = norm(end);
    if (startNorm == 0 || endNorm == 0) {
      return combination(1 - fraction, start, fraction, end);
    }
    scale(start, 1 / startNorm);
    scale(end, 1 / endNorm);
    double cosine = dot(start, end);
    double[] tangent = without(start, cosine, end);
    double sine = norm(tangent);
    double norm = (1 - fraction) * startNorm + fraction * endNorm;
    if (sine < DEGENERATE) {
      if (cosine > 0) {
        return combination(norm, start, 0, start);
      }
      if (start.length == 1) {
        return combination((1 - fraction) * startNorm, start, fraction * endNorm, end);
      }
      tangent = perpendicular(start);
    }
    scale(tangent, 1 / norm(tangent));
    double angle = fraction * StrictMath.atan2(sine, cosine);
    return combination(norm * StrictMath.cos(angle), start, norm * StrictMath.sin(angle), tangent);
  }

  /** What is left of the axis that {@code unit} points along least. */
  private static double[] perpendicular(double[] unit) {
    int least = 0;
    for (int i = 1; i < unit.length; i++) {
      if (Math.abs(unit[i]) < Math.abs(unit[least])) {
        least = i;
      }
    }
    double[] axis = new double[unit.length];
    axis[least] = 1;
    return without(unit, unit[least], axis);
  }

  /** {@code vector} less its part along {@code unit}. */
  private static double[] without(double[] unit, double part, double[] vector) {
    double[] rest = new double[vector.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = vector[i] - part * unit[i];
    }
    return rest;
  }

  private static float[] combination(double a, double[] x, double b, double[] y) {
    float[] sum = new float[x.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = (float) (a * x[i] + b * y[i]);
    }
    return sum;
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  private static void scale(double[] values, double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  private static double norm(double[] values) {
    return Math.sqrt(dot(values, values));
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
