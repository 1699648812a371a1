package io.ganqp.trainer.engine.onednn.convolution.winograd;

import static io.ganqp.trainer.engine.onednn.convolution.winograd.ToomCook.POINTS;

import io.ganqp.trainer.engine.onednn.kernel.StridedMatrices;
import java.util.List;
import java.util.stream.Stream;

/**
 * Some of the 6×6 points of Winograd's algorithm, and the pixels of a square that count there: all
 * at the finite points, and at infinity along an axis those that are odd along it.
 *
 * @param row first row of points
 * @param rows of points
 * @param column first column of points
 * @param columns of points
 * @param pixel first {@link Phase#place} that counts
 * @param pixels how many do
 */
record PointBlock(int row, int rows, int column, int columns, int pixel, int pixels) {

  private static final int FINITE = POINTS - 1;
  private static final int PIXELS = 4;

  /** Together all points: 121 products of pixels where 144 would be without regard to phases. */
  static final List<PointBlock> ALL =
      List.of(
          new PointBlock(0, FINITE, 0, FINITE, 0, PIXELS),
          new PointBlock(FINITE, 1, 0, FINITE, 1, 2),
          new PointBlock(0, FINITE, FINITE, 1, 2, 2),
          new PointBlock(FINITE, 1, FINITE, 1, 2, 1));

  /** The same points with the pixels that do not count there. */
  List<PointBlock> rest() {
    int end = pixel + pixels;
    return Stream.of(
            new PointBlock(row, rows, column, columns, 0, pixel),
            new PointBlock(row, rows, column, columns, end, PIXELS - end))
        .filter(block -> block.pixels() > 0)
        .toList();
  }

  /**
   * The matrices of these points.
   *
   * @param first a single matrix, of the first of all points
   * @param distance floats from the matrix of a point to that of the next
   */
  StridedMatrices of(StridedMatrices first, long distance) {
    return StridedMatrices.one(
            first.start().plus((row * (long) POINTS + column) * distance),
            first.rows(),
            first.columns(),
            first.rowStride())
        .repeated(rows, POINTS * distance)
        .repeated(columns, distance);
  }
}
