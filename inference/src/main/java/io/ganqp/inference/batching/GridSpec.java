package io.ganqp.inference.batching;

import io.ganqp.inference.model.Latent;

/**
 * Faces of consecutive seeds, row by row.
 *
 * @param firstSeed of the upper left face; the seed after the largest is the smallest
 * @param rows at least 1
 * @param columns at least 1
 * @param truncation ψ in (0, 1]
 */
public record GridSpec(long firstSeed, int rows, int columns, float truncation)
    implements Arrangement {

  @Override
  public Latent latent(int index) {
    return Latent.of(firstSeed + index, truncation);
  }
}
