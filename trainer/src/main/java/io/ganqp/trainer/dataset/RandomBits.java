package io.ganqp.trainer.dataset;

/** Stateless random numbers: a strong mix of the numbers that say what they are for. */
final class RandomBits {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private RandomBits() {}

  /** 64 bits that depend on every bit of both numbers. */
  static long of(long key, long counter) {
    return mix(mix(key + GOLDEN_GAMMA) + (counter + 1) * GOLDEN_GAMMA);
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014; constants by Stafford, variant 13). */
  private static long mix(long bits) {
    long z = bits;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
