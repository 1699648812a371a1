package io.ganqp.contract.latent;

import java.nio.FloatBuffer;

/**
 * The latent z ~ N(0, I) of a seed, specified bit by bit in {@code docs/seed-to-z.md} so that any
 * language draws the same. A pure function of its arguments; z of a smaller dimension is a prefix
 * of z of a larger one.
 */
public final class SeededLatent {
  /** No truncation: z as drawn. */
  public static final float NO_TRUNCATION = 1f;

  private static final double TWO_POW_MINUS_52 = 0x1p-52;

  private SeededLatent() {}

  /**
   * Draws z.
   *
   * @param seed any 64-bit integer
   * @param dimension number of values, at least 1
   * @throws IllegalArgumentException if the dimension is below 1
   */
  public static float[] draw(long seed, int dimension) {
    if (dimension < 1) {
      throw new IllegalArgumentException("latent dimension " + dimension + " is below 1");
    }
    float[] z = new float[dimension];
    draw(seed, NO_TRUNCATION, dimension, FloatBuffer.wrap(z));
    return z;
  }

  /**
   * Draws ψ·z into a buffer at its position, which moves by {@code dimension}.
   *
   * @param seed any 64-bit integer
   * @param truncation ψ in (0, 1]: smaller is more typical and less varied (a scaled z, Marchesi,
   *     arXiv 1703.10717; Brock et al., arXiv 1809.11096)
   * @param dimension number of values, at least 1
   * @param target where they go
   * @throws IllegalArgumentException if the dimension or the truncation is out of range
   * @throws java.nio.BufferOverflowException if the buffer has no room
   */
  public static void draw(long seed, float truncation, int dimension, FloatBuffer target) {
    if (dimension < 1) {
      throw new IllegalArgumentException("latent dimension " + dimension + " is below 1");
    }
    if (!(truncation > 0 && truncation <= 1)) {
      throw new IllegalArgumentException("truncation " + truncation + " is not in (0, 1]");
    }
    SplitMix64 words = new SplitMix64(seed);
    for (int i = 0; i < dimension; i++) {
      target.put(truncation * (float) NormalQuantile.of(uniform(words.next())));
    }
  }

  /**
   * The middle of one of 2⁵² equal parts of (0, 1). With 53 bits the middle of the upper half would
   * not be a double, and rounding could give exactly 1.
   */
  static double uniform(long word) {
    return ((word >>> 12) + 0.5) * TWO_POW_MINUS_52;
  }
}
