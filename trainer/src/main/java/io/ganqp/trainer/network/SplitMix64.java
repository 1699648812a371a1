package io.ganqp.trainer.network;

import java.nio.charset.StandardCharsets;

/**
 * The SplitMix64 generator (Steele, Lea, Flood, OOPSLA 2014), written out so that initial values
 * depend on nothing but their seed: no JDK, no library version, no order of calls.
 */
final class SplitMix64 {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final long FNV_BASIS = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  private long state;

  SplitMix64(long seed) {
    state = seed;
  }

  /** A stream of its own for {@code purpose} under {@code seed}. */
  static SplitMix64 stream(long seed, String purpose) {
    long hash = FNV_BASIS;
    for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
    }
    return new SplitMix64(mix(mix(seed + GOLDEN_GAMMA) ^ hash));
  }

  long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** Uniform in [0, 1), on a grid of 2^−53. */
  double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
