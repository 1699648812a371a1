package io.ganqp.trainer.engine.onednn;

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
    return columns(input, inputs);
  }

  /** Those columns of G: 6×count. */
  Matrices filterOf(Rows taps) {
    return columns(filter, taps);
  }

  private static Matrices columns(Matrices matrix, Rows columns) {
    return Matrices.one(
        matrix.place().plus(columns.begin()), matrix.rows(), columns.count(), matrix.rowStride());
  }
}
