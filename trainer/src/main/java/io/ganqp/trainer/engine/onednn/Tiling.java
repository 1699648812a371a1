package io.ganqp.trainer.engine.onednn;

import io.ganqp.trainer.engine.onednn.WinogradMatrices.Rows;

/**
 * How pixels are cut into tiles of {@value ToomCook#OUTPUTS}×{@value ToomCook#OUTPUTS} outputs. The
 * tile {@code i} of an axis needs the {@value ToomCook#POINTS} inputs from 4i − 1 on, of which
 * those outside of the image are zero and left out.
 *
 * @param samples images that are computed together
 * @param size width and height of inputs and outputs, a multiple of {@value ToomCook#OUTPUTS}
 */
record Tiling(int samples, int size) {

  /** Tiles along an axis. */
  int perAxis() {
    return size / ToomCook.OUTPUTS;
  }

  /** Tiles of all samples. */
  long count() {
    return (long) perAxis() * perAxis() * samples;
  }

  /** The first input of a tile inside of the image. */
  int first(int tile) {
    return Math.max(0, start(tile));
  }

  /** The inputs of a tile inside of the image, as rows of Bᵀ's transpose. */
  Rows inputs(int tile) {
    return new Rows(first(tile) - start(tile), end(tile) - start(tile));
  }

  /** Those of them that the tile before has, too. */
  Rows shared(int tile) {
    int begin = first(tile) - start(tile);
    return new Rows(begin, tile == 0 ? begin : ToomCook.TAPS - 1);
  }

  /** Those of them that the tile before has not. */
  Rows fresh(int tile) {
    return new Rows(shared(tile).end(), inputs(tile).end());
  }

  private int start(int tile) {
    return tile * ToomCook.OUTPUTS - 1;
  }

  private int end(int tile) {
    return Math.min(size, start(tile) + ToomCook.POINTS);
  }
}
