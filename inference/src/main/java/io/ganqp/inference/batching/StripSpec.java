package io.ganqp.inference.batching;

import io.ganqp.inference.model.Latent;

/**
 * Faces in a row, in equal steps from that of one seed to that of another.
 *
 * @param from seed of the first face
 * @param to seed of the last
 * @param steps how many faces, at least 2
 * @param truncation ψ in (0, 1]
 */
public record StripSpec(long from, long to, int steps, float truncation) implements Arrangement {

  @Override
  public int rows() {
    return 1;
  }

  @Override
  public int columns() {
    return steps;
  }

  @Override
  public Latent latent(int index) {
    return Latent.between(from, to, (double) index / (steps - 1), truncation);
  }
}
