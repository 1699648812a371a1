package io.ganqp.inference.batching;

/**
 * Faces of consecutive seeds, row by row.
 *
 * @param firstSeed of the upper left face; the seed after the largest is the smallest
 * @param rows at least 1
 * @param columns at least 1
 * @param truncation ψ in (0, 1]
 */
public record GridSpec(long firstSeed, int rows, int columns, float truncation) {

  /** The most faces of a grid. */
  public static final int MAXIMUM_FACES = 64;

  /** How many. */
  public int faces() {
    return Math.multiplyExact(rows, columns);
  }
}
