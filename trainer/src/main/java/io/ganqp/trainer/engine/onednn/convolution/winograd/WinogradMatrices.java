package io.ganqp.trainer.engine.onednn.convolution.winograd;

import io.ganqp.trainer.engine.onednn.kernel.Matrices;
import io.ganqp.trainer.engine.onednn.kernel.Workspace;

/**
 * {@link ToomCook}'s matrices in native memory.
 *
 * @param output Aᵀ, 4×6
 * @param filter G, 6×3
 * @param input Bᵀ, 6×6
 */
record WinogradMatrices(Matrices output, Matrices filter, Matrices input) {

  /** Rows from {@code begin} to before {@code end}. */
  record Rows(int begin, int end) {
    int count() {
      return end - begin;
    }
  }

  static WinogradMatrices in(Workspace workspace) {
    return new WinogradMatrices(
        workspace.constant(ToomCook.output()),
        workspace.constant(ToomCook.filter()),
        workspace.constant(ToomCook.input()));
  }

  /** Those columns of Bᵀ: 6×count. */
  Matrices inputOf(Rows inputs) {
    return input.columnsFrom(inputs.begin(), inputs.count());
  }

  /** G of the taps and points of a phase. */
  Matrices filterOf(Phase phase) {
    return filter.rowsFrom(0, phase.points()).columnsFrom(0, phase.taps());
  }
}
