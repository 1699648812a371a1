package io.ganqp.trainer.network;

import io.ganqp.contract.latent.SplitMix64;
import java.nio.charset.StandardCharsets;

/**
 * The SplitMix64 generator (Steele, Lea, Flood, OOPSLA 2014), written out so that initial values
 * depend on nothing but their seed: no JDK, no library version, no order of calls.
 */
public final class UniformStream {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final long FNV_BASIS = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  private long state;

  UniformStream(long seed) {
    state = seed;
  }

  /** A stream of its own for {@code purpose} under {@code seed}. */
  public static UniformStream stream(long seed, String purpose) {
    long hash = FNV_BASIS;
    for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
    }
    return new UniformStream(SplitMix64.mix(SplitMix64.mix(seed + GOLDEN_GAMMA) ^ hash));
  }

  long nextLong() {
    state += GOLDEN_GAMMA;
    return SplitMix64.mix(state);
  }

  /** Uniform in [0, 1), on a grid of 2^−53. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }
}
