package io.ganqp.trainer.engine.onednn.convolution.winograd;

import io.ganqp.trainer.engine.onednn.convolution.winograd.WinogradMatrices.Rows;

/**
 * How pixels are cut into tiles of {@value ToomCook#OUTPUTS}×{@value ToomCook#OUTPUTS} outputs. The
 * tile {@code i} of an axis needs {@value ToomCook#POINTS} squares of inputs, from 4i on.
 *
 * @param lanes groups of samples that stay apart until the products, one for a thread: what it
 *     wrote is in its cache, and it reads that again
 * @param samples of a lane that are computed together
 * @param size width and height of the outputs, half of the inputs', a multiple of {@value
 *     ToomCook#OUTPUTS}
 */
record Tiling(int lanes, int samples, int size) {

  /** As many tiles at a time as keep products of matrices busy; more would leave the cache. */
  private static final int TILES_AT_A_TIME = 256;

  /** Lanes take no more than this many tiles at a time: memory of V and M goes with them. */
  private static final int MOST_TILES_IN_LANES = 1024;

  /** With fewer tiles, a lane is not worth a thread. */
  private static final int LEAST_TILES_OF_A_LANE = 32;

  /**
   * Cuts a batch so that it comes out even.
   *
   * @param threads the most lanes that are of use
   */
  static Tiling of(int batch, int size, int threads) {
    int lanes = 1;
    for (int i = 2; i <= Math.min(threads, batch); i++) {
      if (batch % i == 0
          && tiles(batch / i, size) >= LEAST_TILES_OF_A_LANE
          && tiles(i, size) <= MOST_TILES_IN_LANES) {
        lanes = i;
      }
    }
    int samples = 1;
    while (batch / lanes % samples != 0 || !isEnough(lanes, samples, batch, size)) {
      samples++;
    }
    return new Tiling(lanes, samples, size);
  }

  private static boolean isEnough(int lanes, int samples, int batch, int size) {
    return lanes * samples == batch || lanes * tiles(samples, size) >= TILES_AT_A_TIME;
  }

  /** Tiles of so many samples. */
  static long tiles(int samples, int size) {
    long perAxis = size / ToomCook.OUTPUTS;
    return perAxis * perAxis * samples;
  }

  /** Tiles along an axis. */
  int perAxis() {
    return size / ToomCook.OUTPUTS;
  }

  /** Tiles of a lane at a time. */
  long ofLane() {
    return tiles(samples, size);
  }

  /** Tiles at a time. */
  long count() {
    return lanes * ofLane();
  }

  /** Squares of 2×2 pixels along an axis: half of the first and of the last are outside. */
  int squares() {
    return size + 1;
  }

  /** The first input of a tile. */
  int first(int tile) {
    return tile * ToomCook.OUTPUTS;
  }

  /** The inputs of a tile, as rows of Bᵀ's transpose; the last one's sixth is outside. */
  Rows inputs(int tile) {
    return new Rows(0, Math.min(ToomCook.POINTS, squares() - first(tile)));
  }

  /** Those of them that the tile before has, too. */
  Rows shared(int tile) {
    return new Rows(0, tile == 0 ? 0 : ToomCook.TAPS - 1);
  }

  /** Those of them that the tile before has not. */
  Rows fresh(int tile) {
    return new Rows(shared(tile).end(), inputs(tile).end());
  }
}
