package io.ganqp.contract.image;

/** Values in [−1, 1], as networks take and give them, and levels 0 … 255 of 8-bit images. */
public final class Level {

  private Level() {}

  /**
   * The level of a value: −1 becomes 0, 1 becomes 255, rounded to nearest (halves up) as single
   * precision has it. What lies outside is clipped, and NaN is 0.
   */
  public static byte of(float value) {
    // Truncation after adding 128 rounds v·127.5 + 127.5 to nearest, since that is not negative.
    int level = (int) (value * 127.5f + 128f);
    return (byte) Math.max(0, Math.min(255, level));
  }

  /** The value of a level: {@link #of} gives the level back. */
  public static float value(byte level) {
    return (level & 0xff) / 127.5f - 1;
  }
}
