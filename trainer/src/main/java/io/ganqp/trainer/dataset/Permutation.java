package io.ganqp.trainer.dataset;

/**
 * A random permutation of 0 … size − 1 that takes no memory: a Feistel network over the next even
 * number of bits, walked along its cycle until the value is in range (Black and Rogaway, Ciphers
 * with Arbitrary Finite Domains, 2002).
 */
final class Permutation {
  /** Fewer leave small permutations visibly uneven. */
  private static final int ROUNDS = 10;

  private final int size;
  private final int halfBits;
  private final long[] roundKeys = new long[ROUNDS];

  Permutation(int size, long key) {
    if (size < 1) {
      throw new IllegalArgumentException("a permutation has at least 1 element, not " + size);
    }
    this.size = size;
    this.halfBits = Math.max(1, (33 - Integer.numberOfLeadingZeros(size - 1)) / 2);
    for (int round = 0; round < ROUNDS; round++) {
      roundKeys[round] = RandomBits.of(key, round);
    }
  }

  /** The element at a place, 0 … size − 1. */
  int at(int place) {
    long value = place;
    do {
      value = encipher(value);
    } while (value >= size);
    return (int) value;
  }

  private long encipher(long value) {
    long mask = (1L << halfBits) - 1;
    long left = value >>> halfBits;
    long right = value & mask;
    for (long roundKey : roundKeys) {
      long next = left ^ (RandomBits.of(roundKey, right) & mask);
      left = right;
      right = next;
    }
    return left << halfBits | right;
  }
}
