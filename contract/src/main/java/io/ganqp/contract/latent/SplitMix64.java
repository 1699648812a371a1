package io.ganqp.contract.latent;

/**
 * The SplitMix64 sequence (Steele, Lea and Flood, OOPSLA 2014): a counter moved by the golden ratio
 * and hashed.
 */
public final class SplitMix64 {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  /** Starts at {@code mix(seed)}, so that neighbouring seeds do not share a shifted sequence. */
  SplitMix64(long seed) {
    state = mix(seed);
  }

  /** The next 64-bit word. */
  long next() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** The finaliser: a bijection of 64-bit words in which each input bit moves half the output. */
  public static long mix(long word) {
    long z = word;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
