package io.ganqp.trainer.dataset;

import io.ganqp.contract.latent.SplitMix64;

/** Stateless random numbers: a strong mix of the numbers that say what they are for. */
final class RandomBits {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private RandomBits() {}

  /** 64 bits that depend on every bit of both numbers. */
  static long of(long key, long counter) {
    return SplitMix64.mix(SplitMix64.mix(key + GOLDEN_GAMMA) + (counter + 1) * GOLDEN_GAMMA);
  }
}
