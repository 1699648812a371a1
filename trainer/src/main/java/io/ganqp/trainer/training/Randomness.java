package io.ganqp.trainer.training;

import io.ganqp.contract.latent.SplitMix64;

/**
 * The seeds of a run: every random number is a pure function of (seed, attempt, purpose, iteration,
 * step), so that nothing random needs to be saved, and a resumed run draws what the uninterrupted
 * one would have drawn.
 *
 * @param seed of the training, from its specification
 * @param attempt how many times the run went back to a checkpoint because it had diverged; another
 *     attempt draws other numbers
 */
record Randomness(long seed, int attempt) {

  /**
   * The seed for {@code purpose} at {@code iteration}; {@code step} tells draws of one kind apart.
   */
  long seed(Purpose purpose, long iteration, long step) {
    long mixed = SplitMix64.mix(seed);
    mixed = SplitMix64.mix(mixed + 0x9E3779B97F4A7C15L * (attempt + 1L));
    mixed = SplitMix64.mix(mixed + 0x9E3779B97F4A7C15L * purpose.id());
    mixed = SplitMix64.mix(mixed + 0x9E3779B97F4A7C15L * (iteration + 1));
    return SplitMix64.mix(mixed + 0x9E3779B97F4A7C15L * (step + 1));
  }
}
