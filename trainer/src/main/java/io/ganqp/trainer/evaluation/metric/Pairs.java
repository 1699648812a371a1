package io.ganqp.trainer.evaluation.metric;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Scalar products or squared distances of all pairs of two sets of vectors, a tile at a time: never
 * all of them in memory. Distances are sums of squared differences, so that equal vectors are at
 * distance 0 and equal pairs at equal distances, which |x|² + |y|² − 2 x·y does not give.
 *
 * <p>Rows of the first set are shared out to threads in blocks of {@link #BLOCK}. A value does not
 * depend on where its tile begins nor on its thread, nor on which of its vectors comes first.
 */
final class Pairs {

  /** Rows that one thread takes at a time. */
  static final int BLOCK = 64;

  private static final int COLUMNS = 128;
  private static final int DEPTH = 256;

  /** Receives a part of a row; all parts of the rows of one block come from one thread in order. */
  interface Visitor {

    /**
     * Takes values of pairs of a row.
     *
     * @param row number of the vector of the first set
     * @param first number of the second set's vector that {@code values[0]} belongs to
     * @param count how many values there are
     * @param values good until the method returns
     */
    void visit(int row, int first, int count, double[] values);
  }

  private final Rows left;
  private final Rows right;
  private final Operation operation;

  private Pairs(Rows left, Rows right, Operation operation) {
    if (left.dimension() != right.dimension()) {
      throw new IllegalArgumentException(
          "vectors of %d and of %d values can't be compared"
              .formatted(left.dimension(), right.dimension()));
    }
    this.left = left;
    this.right = right;
    this.operation = operation;
  }

  /** Gives x·y of each x in {@code left} and each y in {@code right}. */
  static void products(Rows left, Rows right, Visitor visitor) {
    new Pairs(left, right, Operation.PRODUCT).forEach(visitor);
  }

  /** Gives |x − y|² of each x in {@code left} and each y in {@code right}. */
  static void squaredDistances(Rows left, Rows right, Visitor visitor) {
    new Pairs(left, right, Operation.SQUARED_DIFFERENCE).forEach(visitor);
  }

  private void forEach(Visitor visitor) {
    IntStream.range(0, (left.size() + BLOCK - 1) / BLOCK)
        .parallel()
        .forEach(block -> block(block * BLOCK, visitor));
  }

  private void block(int start, Visitor visitor) {
    int rows = Math.min(BLOCK, left.size() - start);
    double[][] sums = new double[rows][COLUMNS];
    double[][] tile = new double[DEPTH][COLUMNS];
    double[] vector = new double[DEPTH];
    for (int first = 0; first < right.size(); first += COLUMNS) {
      int columns = Math.min(COLUMNS, right.size() - first);
      for (int depth = 0; depth < left.dimension(); depth += DEPTH) {
        int length = Math.min(DEPTH, left.dimension() - depth);
        // Four values are taken at a time; beyond the last there are zeros.
        int padded = (length + 3) / 4 * 4;
        Arrays.fill(vector, length, padded, 0);
        for (int k = length; k < padded; k++) {
          Arrays.fill(tile[k], 0);
        }
        for (int j = 0; j < columns; j++) {
          right.copy(first + j, depth, length, vector);
          for (int k = 0; k < length; k++) {
            tile[k][j] = vector[k];
          }
        }
        for (int i = 0; i < rows; i++) {
          left.copy(start + i, depth, length, vector);
          for (int k = 0; k < length; k += 4) {
            operation.add(vector, k, tile, sums[i]);
          }
        }
      }
      for (int i = 0; i < rows; i++) {
        visitor.visit(start + i, first, columns, sums[i]);
        Arrays.fill(sums[i], 0);
      }
    }
  }
}
