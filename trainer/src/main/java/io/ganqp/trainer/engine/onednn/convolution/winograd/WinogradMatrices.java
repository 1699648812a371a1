package io.ganqp.trainer.engine.onednn.convolution.winograd;

import io.ganqp.trainer.engine.onednn.kernel.StridedMatrices;
import io.ganqp.trainer.engine.onednn.memory.Buffers;
import org.bytedeco.javacpp.FloatPointer;

/**
 * {@link ToomCook}'s matrices in native memory.
 *
 * @param output Aᵀ, 4×6
 * @param filter G, 6×3
 * @param input Bᵀ, 6×6
 */
record WinogradMatrices(StridedMatrices output, StridedMatrices filter, StridedMatrices input) {

  /** Rows from {@code begin} to before {@code end}. */
  record Rows(int begin, int end) {
    int count() {
      return end - begin;
    }
  }

  static WinogradMatrices in(Buffers buffers) {
    return new WinogradMatrices(
        constant(ToomCook.output(), buffers),
        constant(ToomCook.filter(), buffers),
        constant(ToomCook.input(), buffers));
  }

  private static StridedMatrices constant(double[][] rows, Buffers buffers) {
    int columns = rows[0].length;
    FloatPointer data = buffers.allocate((long) rows.length * columns);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns; j++) {
        data.put((long) i * columns + j, (float) rows[i][j]);
      }
    }
    return StridedMatrices.one(buffers.start(data), rows.length, columns, columns);
  }

  /** Those columns of Bᵀ: 6×count. */
  StridedMatrices inputOf(Rows inputs) {
    return input.columnsFrom(inputs.begin(), inputs.count());
  }

  /** G of the taps and points of a phase. */
  StridedMatrices filterOf(Phase phase) {
    return filter.rowsFrom(0, phase.points()).columnsFrom(0, phase.taps());
  }
}
